import { html, nothing, svg, type TemplateResult } from 'lit';
import { HEIGHT, WIDTH, type Mark, type Sign, type Tone } from '../../task/thumbnail';

const SIZE = 13;
/** Width of a sign of monospaced type, of its height. */
const ADVANCE = 0.6;

const COLOURS: Readonly<Record<Tone, string>> = {
  given: 'var(--ink-2)',
  answer: 'var(--ink)',
  faint: 'var(--control)',
};

/** A small picture of a task: what is given is grey; what the model answers is black, its signs in a box. */
export function thumbnail(marks: readonly Mark[]): TemplateResult {
  return html`<svg
    class="thumbnail"
    width=${WIDTH}
    height=${HEIGHT}
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    aria-hidden="true"
  >
    ${marks.map((mark) => ('text' in mark ? sign(mark) : stroke(mark)))}
  </svg>`;
}

function sign({ text, x, y, size = SIZE, tone, turn }: Sign) {
  const width = Math.max(0.95 * size, ADVANCE * size * [...text].length + 4);
  const height = size + 3;
  const box = svg`<rect
    x=${x - width / 2}
    y=${y - height / 2}
    width=${width}
    height=${height}
    rx="2"
    fill="var(--surface)"
    stroke=${COLOURS.answer}
  />`;
  return svg`${tone === 'answer' ? box : nothing}<text
    x=${x}
    y=${y}
    dy=".34em"
    text-anchor="middle"
    fill=${COLOURS[tone]}
    style="font:${tone === 'answer' ? 700 : 400} ${size}px var(--mono)"
    transform=${turn ? `rotate(${turn} ${x} ${y})` : nothing}
  >${text}</text>`;
}

function stroke({ path, tone, filled = false }: Exclude<Mark, Sign>) {
  return svg`<path
    d=${path}
    fill=${filled ? COLOURS[tone] : 'none'}
    stroke=${COLOURS[tone]}
    stroke-width=${tone === 'faint' ? 1 : 1.5}
    stroke-linecap="round"
    stroke-linejoin="round"
  />`;
}
