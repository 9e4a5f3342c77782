/** What the three plots say to those who can't see them; fetched once there is something to say. */
import { html, nothing, type TemplateResult } from 'lit';
import { percent, quantity } from '../../analysis/figures';
import { METRICS, type Metric } from '../../state/curves';
import type { DerivedCurves } from './plots-derived';
import { lossUnit } from './plots-words';

/** Evaluations that the table of values lists at most. */
const ROWS = 20;

/** What each plot shows, in a sentence for those who can't see it. */
export function summaries({ run }: DerivedCurves): Record<Metric, string> {
  const { curves, task, info } = run;
  const { heldOut, train } = curves;
  const last = heldOut.length - 1;
  const titles = {
    loss: `Loss in ${lossUnit(run)}`,
    error: `Wrong ${task.nouns.tokens}, per-token error`,
    exact: `${task.nouns.examples} all right, exact match`,
  };
  return Object.fromEntries(
    METRICS.map((metric) => {
      if (last < 0) return [metric, `${titles[metric]}: no data yet`];
      const write = metric === 'loss' ? quantity : percent;
      const first = write(curves.heldOutAt(0, metric).mean);
      const now = write(curves.heldOutAt(last, metric).mean);
      const trained =
        train.length > 0 ? `, train ${write(curves.trainAt(train.length - 1, metric).mean)}` : '';
      const text =
        `${titles[metric]}, by training step to ${info.until}: ${task.nouns.heldOut} from ${first} ` +
        `at step ${heldOut.step(0)} to ${now} at step ${heldOut.step(last)}${trained}. Arrow keys look back.`;
      return [metric, text];
    }),
  ) as Record<Metric, string>;
}

/** A table of evaluations, evenly picked, that screen readers can walk through. */
export function valuesTable(derived: DerivedCurves | null): TemplateResult | typeof nothing {
  if (!derived) return nothing;
  const { curves, task } = derived.run;
  const n = curves.heldOut.length;
  const rows = [...new Set(Array.from({ length: Math.min(ROWS, n) }, (_, i) => pick(i, n)))];
  return html`<table class="unseen">
    <caption>
      ${task.nouns.heldOut} metrics by step
    </caption>
    <thead>
      <tr>
        <th scope="col">step</th>
        <th scope="col">loss</th>
        <th scope="col">wrong ${task.nouns.tokens}</th>
        <th scope="col">exact match</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${curves.heldOut.step(row)}</th>
            <td>${quantity(curves.heldOutAt(row, 'loss').mean)}</td>
            <td>${percent(curves.heldOutAt(row, 'error').mean)}</td>
            <td>${percent(curves.heldOutAt(row, 'exact').mean)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pick(i: number, n: number): number {
  return n <= ROWS ? i : Math.round((i * (n - 1)) / (ROWS - 1));
}
