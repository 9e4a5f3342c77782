import { html, nothing, type TemplateResult } from 'lit';
import type { NumberField } from '../../config/field';
import { defaultSettings, type Metric } from '../../metrics/metric';
import {
  X_AXES,
  X_SCALES,
  Y_SCALES,
  type LensChoice,
  type XAxis,
  type XScale,
} from '../../state/lens-choice';
import { drawsPictures } from '../../state/asked';
import type { RunView } from '../../state/run-view';
import type { SettingEvent } from '../elements/setting';
import '../elements/number-setting';
import { titleOf } from './words';

type Change = (change: Partial<LensChoice>) => void;

const AXIS_WORDS: Readonly<Record<XAxis, string>> = {
  step: 'step',
  tokens: 'tokens',
  flop: 'FLOP',
  loss: 'loss',
};

/** Axes; what counts of an answer, how many edits are forgiven, how sure is sure. */
export function controls(
  run: RunView,
  choice: LensChoice,
  first: number,
  xScale: XScale,
  change: Change,
): TemplateResult {
  const { graded } = run.info;
  const { settings } = choice;
  return html`<div class="controls" role="group" aria-label="Axes and rubric">
    <div class="axes">
      <span class="pair">
        <span id="across">Across</span>
        ${toggle(
          'across',
          X_AXES,
          choice.x,
          (x) => change({ x }),
          (x) => AXIS_WORDS[x],
        )}
        ${toggle('across', X_SCALES, xScale, (each) => change({ xScale: each }))}
      </span>
      <span class="pair">
        <span id="up">Up</span>
        ${toggle('up', Y_SCALES, choice.y, (y) => change({ y }))}
      </span>
    </div>
    <div class="sliders">
      ${
        graded > 1
          ? number(lengthField(run), first, graded, (k) =>
              change({ first: k === graded ? null : k }),
            )
          : nothing
      }
      ${
        graded > 1
          ? number(
              editsField(graded),
              Math.min(settings.edits, graded),
              defaultSettings.edits,
              (edits) => change({ settings: { ...settings, edits } }),
            )
          : nothing
      }
      ${
        drawsPictures(run)
          ? number(ERROR, settings.error, defaultSettings.error, (error) =>
              change({ settings: { ...settings, error } }),
            )
          : number(THRESHOLD, settings.threshold, defaultSettings.threshold, (threshold) =>
              change({ settings: { ...settings, threshold } }),
            )
      }
    </div>
  </div>`;
}

/** Which metric is on trial. */
export function judgedSelect(
  run: RunView,
  metrics: readonly Metric[],
  judged: string,
  change: Change,
): TemplateResult {
  return html`<label class="on-trial"
    >On trial
    <select
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) change({ judged: currentTarget.value });
      }}
    >
      ${metrics.map(
        (metric) =>
          html`<option value=${metric.id} ?selected=${metric.id === judged}>
            ${titleOf(metric, run)}
          </option>`,
      )}
    </select></label
  >`;
}

function toggle<T extends string>(
  label: string,
  options: readonly T[],
  chosen: T,
  choose: (option: T) => void,
  word: (option: T) => string = (option) => option,
): TemplateResult {
  return html`<span class="toggle" role="group" aria-labelledby=${label}>
    ${options.map(
      (option) =>
        html`<button type="button" aria-pressed=${option === chosen} @click=${() => choose(option)}>
          ${word(option)}
        </button>`,
    )}
  </span>`;
}

function number(
  field: NumberField,
  value: number,
  usual: number,
  choose: (value: number) => void,
): TemplateResult {
  return html`<ep-number-setting
    .field=${field}
    .value=${value}
    .preset=${usual}
    @ep-setting=${({ value: next }: SettingEvent) => {
      if (typeof next === 'number') choose(next);
    }}
  ></ep-number-setting>`;
}

function lengthField({ info: { graded }, task: { nouns } }: RunView): NumberField {
  return {
    kind: 'integer',
    min: 1,
    max: graded,
    default: graded,
    slider: { min: 1, max: graded },
    label: 'Answer length k',
    unit: `of ${graded}`,
    help: `Only the first k ${nouns.tokens} of each answer count, in the same predictions.`,
  };
}

function editsField(graded: number): NumberField {
  return {
    kind: 'integer',
    min: 0,
    max: graded,
    default: defaultSettings.edits,
    slider: { min: 0, max: graded },
    label: 'Edits forgiven n',
    help: 'How many corrections “Right but for n edits” forgives.',
  };
}

const ERROR: NumberField = {
  kind: 'number',
  min: 0.0001,
  max: 0.5,
  default: defaultSettings.error,
  slider: { min: 0.0005, max: 0.02 },
  label: 'Error allowed τ',
  help: 'Below which mean squared error of a pixel a drawing counts in “Error below τ”.',
};

const THRESHOLD: NumberField = {
  kind: 'number',
  min: 0,
  max: 0.999,
  default: defaultSettings.threshold,
  slider: { min: 0, max: 0.99 },
  label: 'Certainty asked for τ',
  help: 'How probable the right token must be to count in “Right token above τ”.',
};
