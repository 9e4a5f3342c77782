import { svg, html, type TemplateResult } from 'lit';

/** A small picture in grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** (height, width), 0 to 255; the more, the more ink. */
  readonly pixels: ArrayLike<number>;
  /** What it shows, for those who can't see it. */
  readonly says: string;
}

const LEVELS = 15;

/** Drawn in the colour of the text, a path for each strength of it: crisp at any size, in either theme, on paper. */
export function picture({ width, height, pixels, says }: Picture): TemplateResult {
  const paths = Array<string>(LEVELS + 1).fill('');
  for (let i = 0; i < width * height; i++) {
    const level = Math.round((pixels[i] / 255) * LEVELS);
    paths[level] += `M${i % width} ${Math.floor(i / width)}h1v1h-1z`;
  }
  return html`<svg
    class="picture"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${says}
    shape-rendering="crispEdges"
  >
    ${paths.map((d, level) => (level > 0 && d ? svg`<path d=${d} fill-opacity=${level / LEVELS} />` : ''))}
  </svg>`;
}
