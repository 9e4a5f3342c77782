/** A step in three figures, beside the best that its device was seen to do. */
import { html, type TemplateResult } from 'lit';
import type { StepSums } from '../../analysis/roofline';
import type { StepProfile } from '../../protocol';
import { prefixed } from '../format';
import { percent, time } from './engine-table';
import { howTimed } from './engine-words';

export function figures(profile: StepProfile, sums: StepSums): TemplateResult {
  const { ceiling } = profile;
  const perSecond = (amount: number) => (1000 * amount) / sums.milliseconds;
  const rate = (amount: number, best: number, unit: string) =>
    html`<dd>
        <b>${prefixed(perSecond(amount))}${unit}/s</b>
      </dd>
      <dd class="muted">
        ${percent(perSecond(amount) / best)} of its best, ${prefixed(best)}${unit}/s
      </dd>`;
  return html`<dl class="figures">
      <div>
        <dt>A step</dt>
        <dd><b>${time(sums.milliseconds)}</b></dd>
        <dd class="muted">${time(sums.leastMs)} at this device’s best</dd>
      </div>
      <div>
        <dt>Arithmetic</dt>
        ${rate(sums.flops, ceiling.flopsPerSecond, 'FLOP')}
      </div>
      <div>
        <dt>Read and written</dt>
        ${rate(sums.bytes, ceiling.bytesPerSecond, 'B')}
      </div>
    </dl>
    <p class="muted">
      ${howTimed(profile)} “Of its best” is beside a long copy (memory) or a large matrix product
      (arithmetic) on this device, whichever would hold that kernel up.
    </p>`;
}
