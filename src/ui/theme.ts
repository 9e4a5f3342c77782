/** Light, dark, or as the system says; remembered. index.html sets it once more before the first paint. */
import { recall, remember } from './memory';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const system = () => matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): ThemeChoice {
  const stored = recall('theme');
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

export function applyTheme(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'auto' && system().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function chooseTheme(choice: ThemeChoice): void {
  remember('theme', choice);
  applyTheme(choice);
}

/** Follows the system while the choice is to follow it. */
export function watchSystemTheme(): void {
  system().addEventListener('change', () => applyTheme(chosenTheme()));
}
