import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

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
@customElement('ep-picture')
export class PictureElement extends LitElement {
  @property({ attribute: false }) of: Picture | undefined;

  static override styles = css`
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `;

  protected override render() {
    if (!this.of) return '';
    const { width, height, pixels, says } = this.of;
    const paths = Array<string>(LEVELS + 1).fill('');
    for (let i = 0; i < width * height; i++) {
      const level = Math.round((pixels[i] / 255) * LEVELS);
      paths[level] += `M${i % width} ${Math.floor(i / width)}h1v1h-1z`;
    }
    return html`<svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label=${says}
      shape-rendering="crispEdges"
    >
      ${paths.map((d, level) => (level > 0 && d ? svg`<path d=${d} fill-opacity=${level / LEVELS} />` : ''))}
    </svg>`;
  }
}
