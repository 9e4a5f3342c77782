import { svg, html, nothing, type TemplateResult } from 'lit';
import type { Sketch } from '../../recipes/recipe';

const WIDTH = 72;
const HEIGHT = 40;
const PAD = 4;

/** A small picture of how a run goes: share right over its steps. Told in words beside it, so hidden from readers. */
export function sketch({ tokens, train, heldOut }: Sketch): TemplateResult {
  return html`<svg
    width=${WIDTH}
    height=${HEIGHT}
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    aria-hidden="true"
  >
    <path d="M${PAD} ${PAD}V${HEIGHT - PAD}H${WIDTH - PAD}" fill="none" stroke="var(--control)" />
    ${tokens ? line(tokens, 'var(--ink)', true) : nothing}
    ${train ? line(train, 'var(--train)') : nothing} ${line(heldOut, 'var(--held-out)')}
  </svg>`;
}

function line(values: readonly number[], colour: string, dashed = false) {
  const points = values.map((value, i) => {
    const x = PAD + (i / (values.length - 1)) * (WIDTH - 2 * PAD);
    const y = HEIGHT - PAD - 1 - value * (HEIGHT - 2 * PAD - 2);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return svg`<polyline
    points=${points.join(' ')}
    fill="none"
    stroke=${colour}
    stroke-width="1.75"
    stroke-linejoin="round"
    stroke-linecap="round"
    stroke-dasharray=${dashed ? '1 3' : 'none'}
  />`;
}
