/** A step's dispatches as a table, the time of each drawn as a bar. */
import { html, nothing, type TemplateResult } from 'lit';
import { roofline, type StepSums } from '../../analysis/roofline';
import type { DispatchProfile, KernelCall, StepProfile } from '../../protocol';
import { prefixed, three } from '../format';
import { dispatchWords, phases, shapeOf, whatItDoes } from './engine-words';

/** 0.00213 → "2.13 µs", 12.3 → "12.3 ms". */
export function time(milliseconds: number): string {
  if (milliseconds === 0) return '0 µs';
  return milliseconds < 0.9995 ? `${three(milliseconds * 1000)} µs` : `${three(milliseconds)} ms`;
}

export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${share < 0.0995 ? (100 * share).toFixed(1) : (100 * share).toFixed(0)} %`;
}

export function engineTable(profile: StepProfile, sums: StepSums): TemplateResult {
  const longest = Math.max(
    sums.elsewhere,
    ...profile.dispatches.map(({ milliseconds }) => milliseconds),
  );
  const bar = (milliseconds: number) =>
    html`<td class="share">
      <span>${percent(milliseconds / sums.milliseconds)}</span>
      <i style="--of: ${milliseconds / longest}"></i>
    </td>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">What the device does</th>
        <th scope="col" class="number">Time</th>
        <th scope="col" class="share">Share</th>
        <th scope="col" class="number wide">FLOP</th>
        <th scope="col" class="number wide">Bytes</th>
        <th scope="col" class="number">Of its best</th>
      </tr>
    </thead>
    ${phases(profile).map(
      ([phase, list]) =>
        html`<tbody>
          <tr class="phase">
            <th scope="rowgroup" colspan="6">${phase}</th>
          </tr>
          ${list.map((dispatch) => row(dispatch, profile, bar))}
        </tbody>`,
    )}
    ${
      sums.elsewhere > 0
        ? html`<tbody>
            <tr class="phase">
              <th scope="rowgroup" colspan="6">Around them</th>
            </tr>
            <tr>
              <th scope="row">Prepare batches, submit work, read results, wait</th>
              <td class="number">${time(sums.elsewhere)}</td>
              ${bar(sums.elsewhere)}
              <td class="wide"></td>
              <td class="wide"></td>
              <td></td>
            </tr>
          </tbody>`
        : nothing
    }
  </table>`;
}

function row(
  dispatch: DispatchProfile,
  { ceiling }: StepProfile,
  bar: (milliseconds: number) => TemplateResult,
) {
  const { calls, group, milliseconds, flops, bytes } = dispatch;
  const { reached, bound } = roofline(dispatch, ceiling);
  return html`<tr>
    <th scope="row">
      ${dispatchWords(dispatch)}
      ${group === null ? html`<small>${kernelAndShape(calls[0])}</small>` : parts(calls)}
      <small class="narrow">
        ${flops > 0 ? `${prefixed(flops)}FLOP · ` : ''}${prefixed(bytes)}B
      </small>
    </th>
    <td class="number">${time(milliseconds)}</td>
    ${bar(milliseconds)}
    <td class="number wide">${flops > 0 ? prefixed(flops).trim() : '–'}</td>
    <td class="number wide">${prefixed(bytes)}B</td>
    <td class="number">${percent(reached)}<small>${bound}</small></td>
  </tr>`;
}

function kernelAndShape(call: KernelCall): string {
  return `${call.kernel} · ${shapeOf(call)}`;
}

function parts(calls: readonly KernelCall[]) {
  return html`<details>
    <summary>Which</summary>
    <ol>
      ${calls.map(
        (call) => html`<li>${whatItDoes(call)} <small>${kernelAndShape(call)}</small></li>`,
      )}
    </ol>
  </details>`;
}
