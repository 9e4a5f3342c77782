/** The verdict in words, and its evidence beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Judged } from '../../lens/messages';
import type { XAxis } from '../../state/lens-choice';
import type { RunView } from '../../state/run-view';
import { besideOf } from './beside';
import { evidenceTable, evidenceTerms, saidOf, scopeOf } from './verdict';

export interface Judging {
  readonly run: RunView;
  /** Null while it is worked out. */
  readonly judged: Judged | null;
  /** The lens's worker did not load, or stopped. */
  readonly broken: boolean;
  readonly x: XAxis;
  /** Which metric is on trial. */
  readonly select: TemplateResult;
}

export function verdictPanel(judging: Judging): TemplateResult {
  const { run, judged, broken, select } = judging;
  if (!judged) {
    return html`<div class="verdict">
      <div class="said">
        <h1>${broken ? 'The lens broke.' : 'Is it a mirage?'}</h1>
        <p class="rest">${waiting(judging)}</p>
      </div>
      <div class="evidence"><div class="evidence-head">${select}</div></div>
    </div>`;
  }
  const { head, rest } = saidOf(judged.verdict);
  const beside = besideOf(judged);
  return html`<div class="verdict">
    <div class="said">
      <h1>${head}</h1>
      <p class="rest">${rest}</p>
      <p class="scope">${scopeOf(run, judged)}</p>
      ${beside ? html`<p class="scope">${beside}</p>` : nothing}
    </div>
    <div class="evidence">
      <div class="evidence-head">
        <h2>The evidence</h2>
        ${select}
      </div>
      ${evidenceTable(run, judged)} ${evidenceTerms(run, judged)}
      <p class="note">
        Ranges: 95% over resampled ${run.task.nouns.examples}. Dashed tick: a straight line’s score,
        20. ${notes(judging)}
      </p>
    </div>
  </div>`;
}

function waiting({ run, broken }: Judging): string {
  if (broken) {
    return 'Its program did not load, or stopped. The run goes on; open the page anew to look through the lens.';
  }
  if (run.curves.samples.length > 0) return 'The verdict is being worked out.';
  return run.status === 'running'
    ? 'The first answers are on their way.'
    : 'There are no answers yet: press play, and they are scored here by every metric.';
}

function notes({ run, x }: Judging): string {
  const said: string[] = [];
  if (run.info.graded === 1) {
    said.push(
      'An answer is one token here: exact match is the error turned round, which bears no witness.',
    );
  }
  if (x === 'loss') said.push('The verdict is along training steps, not along the loss.');
  if (run.status === 'diverged') said.push('The run diverged; what it answered before is judged.');
  return said.join(' ');
}
