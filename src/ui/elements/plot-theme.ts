/** What a canvas needs of the page's tokens, since it can't read var(). */
export interface Theme {
  readonly bg: string;
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly train: string;
  readonly heldOut: string;
  readonly theory: string;
  readonly wrong: string;
  readonly sans: string;
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string) =>
    style.getPropertyValue(name).trim() || otherwise;
  return {
    bg: read('--bg', '#fdfcf9'),
    ink: read('--ink', '#1b1b20'),
    ink2: read('--ink-2', '#5e5d66'),
    line: read('--line', '#e4e2da'),
    train: read('--train', '#0069a6'),
    heldOut: read('--held-out', '#bd4b00'),
    theory: read('--theory', '#6b6a73'),
    wrong: read('--wrong', '#a3286f'),
    sans: read('--sans', 'system-ui, sans-serif'),
  };
}

/** Calls `changed` when the page's theme may have changed; returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  return () => {
    dark.removeEventListener('change', changed);
    attributes.disconnect();
  };
}
