import { html, nothing, type TemplateResult } from 'lit';
import { count, quantity } from '../../analysis/figures';
import { byPlaceAt, theoryAt, type DerivedCurves } from './plots-derived';
import { BY_PLACE, theoryName } from './plots-view';

/** The choice to draw Π(1−εᵢ) too. */
export interface ByPlaceChoice {
  readonly checked: boolean;
  readonly toggle: (checked: boolean) => void;
}

/** A gap between the two forecasts that is worth a word. */
const NOTICEABLE = 0.02;

/** What the values under the plots are, and what each kind of line means. */
export function caption(
  derived: DerivedCurves | null,
  earlier: readonly DerivedCurves[],
  step: number,
  choice: ByPlaceChoice,
): TemplateResult {
  if (!derived) return html`<p></p>`;
  const { curves, info, task } = derived.run;
  const k = info.meanGraded;
  const alike = Number.isInteger(k);
  return html`<p>
    Values at step <b>${count(step)}</b>, from ${count(info.testExamples)} ${task.nouns.heldOut}
    ${task.nouns.examples} kept for testing.
    ${derived.noisy ? 'Thin blue: single batches.' : nothing}
    ${
      curves.replicas > 1
        ? `Line: mean of ${curves.replicas} models; band: lowest to highest.`
        : nothing
    }
    ${
      k > 1
        ? html`Dashed, ${theoryName(k)}: how often all ${alike ? k : 'k'} ${task.nouns.tokens} would
          be right if mistakes, a share ε of them, fell at
          random${alike ? '' : `; k is ${quantity(k)} on average`}.
          ${byPlace(derived, step, choice)}`
        : nothing
    }
    ${earlier.map(
      ({ run: other }, index) =>
        html`<span>
          Faint, earlier${earlier.length > 1 ? ` ${index + 1}` : ''}:
          ${other.name || 'the run before'}.
        </span>`,
    )}
  </p>`;
}

function byPlace({ run }: DerivedCurves, step: number, { checked, toggle }: ByPlaceChoice) {
  return html`<label class="by-place">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => toggle((event.target as HTMLInputElement).checked)}
    />Also ${BY_PLACE}, dotted: the same with an ε for each place${verdict(run, step)}.
  </label>`;
}

/** Whether the places differ noticeably here, and which forecast is then the nearer one. */
function verdict({ curves }: DerivedCurves['run'], step: number): string {
  const row = curves.heldOut.nearest(step);
  if (row < 0) return '';
  const theory = theoryAt(curves, row);
  const places = byPlaceAt(curves, row);
  if (theory - places <= NOTICEABLE) return '';
  const exact = curves.heldOutAt(row, 'exact').mean;
  const nearer = Math.abs(exact - places) < Math.abs(exact - theory);
  return ` – here the places differ${nearer ? ', and it comes nearer' : ''}`;
}
