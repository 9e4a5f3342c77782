import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Paths on a 24 px grid, drawn with the text's colour. */
const ICONS = {
  play: svg`<path d="M8 5.2v13.6L19 12z" fill="currentColor" stroke="none" />`,
  pause: svg`<path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" fill="currentColor" stroke="none" />`,
  step: svg`<path d="M6 6v12l8.5-6z" fill="currentColor" stroke="none" /><path d="M17.5 6v12" />`,
  reset: svg`<path d="M5 12a7 7 0 1 0 2.3-5.2L5 9" /><path d="M5 4.5V9h4.5" />`,
  seed: svg`<rect x="5" y="5" width="14" height="14" rx="3" /><path d="M9 9h.01M15 15h.01M15 9h.01M9 15h.01M12 12h.01" stroke-width="2.4" />`,
  undo: svg`<path d="M9 6 5 10l4 4" /><path d="M5 10h9a5 5 0 0 1 0 10h-3" />`,
  info: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 11.5V16M12 8h.01" />`,
  sliders: svg`<path d="M4 8h9M19 8h1M4 16h1M11 16h9" /><circle cx="16" cy="8" r="2.5" /><circle cx="8" cy="16" r="2.5" />`,
  close: svg`<path d="m6 6 12 12M18 6 6 18" />`,
  chevron: svg`<path d="m7 10 5 5 5-5" />`,
  download: svg`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14" />`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1" /><path d="M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1" />`,
  auto: svg`<circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" stroke="none" />`,
  light: svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400" />`,
  dark: svg`<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z" />`,
  help: svg`<circle cx="12" cy="12" r="8.500" /><path d="M9.700 9.500a2.400 2.400 0 1 1 3.400 2.200c-.8.4-1.100.9-1.100 1.800M12 16.300h.01" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof ICONS;

/** An inline icon; its button or link carries the name. */
export function icon(name: IconName, size = 16): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${ICONS[name]}
  </svg>`;
}
