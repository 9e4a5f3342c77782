import { html, nothing, svg, type TemplateResult } from 'lit';
import { count } from '../../analysis/figures';
import type { Verdict } from '../../analysis/verdict';
import type { Judged } from '../../lens/messages';
import { metricOf } from '../../metrics/registry';
import type { RunView } from '../../state/run-view';
import { evidenceOf, type Evidence } from './evidence';
import { titleOf } from './words';

const LINE = 20;
/** Ends of the scale on which scores are drawn: a straight line near its left, a leap at its right. */
const LOW = 8;
const HIGH = 1000;

/** What is said large, and what follows it. */
export function saidOf({ kind, sentence, witness }: Verdict): { head: string; rest: string } {
  const at = sentence.indexOf(': ');
  const rest = sentence.slice(at + 2);
  const head =
    kind === 'survives' && witness
      ? `The jump survives: ${witness.id === 'loss' ? 'the loss' : 'a softer metric'} bends too.`
      : `${sentence.slice(0, at)}.`;
  return { head, rest: `${rest.charAt(0).toUpperCase()}${rest.slice(1)}` };
}

/** Of which part of the run it speaks, and along what. */
export function scopeOf(run: RunView, { axis, upTo, newest }: Judged): string {
  const along = axis === 'log' ? 'along a log axis of steps' : 'along equal steps';
  const { heldOut } = run.curves;
  const isAll = run.status === 'done' && newest === heldOut.steps[heldOut.length - 1];
  const part = Number.isFinite(upTo)
    ? `Up to step ${count(upTo)}, where you look back`
    : isAll
      ? 'The whole run'
      : `So far, at step ${count(Math.max(0, newest))}`;
  const models = run.curves.replicas > 1 ? `, the first of ${run.curves.replicas} models` : '';
  return `${part}, ${along}${models}.`;
}

/** Per metric its score, bend and elbow: what the sentence rests on. */
export function evidenceTable(run: RunView, { verdict }: Judged): TemplateResult {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">Metric</th>
        <th role="columnheader" scope="col" colspan="2">
          <abbr
            title="Range over a typical step, on twenty equal steps; a straight line has 20. Srivastava et al. (2022)"
            >Emergence score</abbr
          >
        </th>
        <th role="columnheader" scope="col">
          <abbr
            title="How far the curve sags below a straight line between two of its own points, as a share of its range: 0 for a line, nearly all for a jump. The verdict rests on it."
            >Bend</abbr
          >
        </th>
        <th role="columnheader" scope="col">Elbow at</th>
        <th role="columnheader" scope="col" class="values">First, at the elbow, last</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${evidenceOf(run, verdict).map(evidenceRow)}
    </tbody>
  </table>`;
}

/** What each of its metrics is, for somebody who never heard of it. */
export function evidenceTerms(run: RunView, { verdict }: Judged): TemplateResult {
  const metrics = [verdict.metric, ...verdict.softer].flatMap(({ id }) => metricOf(id) ?? []);
  return html`<dl class="terms">
    ${metrics.map(
      (metric) =>
        html`<div>
          <dt>${titleOf(metric, run)}</dt>
          <dd>${metric.plain}</dd>
        </div>`,
    )}
  </dl>`;
}

function evidenceRow({ role, score, ...each }: Evidence) {
  const [first, atElbow, last] = each.values;
  return html`<tr role="row" class=${role === 'judged' ? 'judged' : ''}>
    <th role="rowheader" scope="row">
      ${each.name}
      <small>${role}</small>
    </th>
    <td role="cell" class="bar">${bar(score)}</td>
    <td role="cell" data-label="Emergence score" class="figure">
      ${each.scoreText}
      <small>${each.scoreRange}</small>
    </td>
    <td role="cell" data-label="Bend" class="figure">
      ${each.bend}
      <small>${each.bendRange}</small>
    </td>
    <td role="cell" data-label="Elbow at">${each.elbow}</td>
    <td role="cell" data-label="First, at the elbow, last" class="values">
      ${first} → ${atElbow} → ${last}
    </td>
  </tr>`;
}

/** A score and its interval on a log scale, with a tick where a straight line would be. */
function bar({ value, low, high }: Evidence['score']) {
  const width = 96;
  const x = (score: number) =>
    Math.max(0, Math.min(1, Math.log(Math.max(score, LOW) / LOW) / Math.log(HIGH / LOW))) * width;
  if (Number.isNaN(value)) return nothing;
  return html`<svg width=${width} height="14" aria-hidden="true">
    ${svg`<rect class="track" x="0" y="5" width=${width} height="4" rx="2" />
      <rect class="fill" x="0" y="5" width=${x(value)} height="4" rx="2" />
      <line class="line" x1=${x(LINE)} x2=${x(LINE)} y1="1" y2="13" />
      ${Number.isNaN(low) ? nothing : svg`<path class="whisker" d=${`M${x(low)} 4v6M${x(low)} 7H${x(high)}M${x(high)} 4v6`} />`}`}
  </svg>`;
}
