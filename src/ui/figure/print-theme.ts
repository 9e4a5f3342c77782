import type { Theme } from '../elements/plot-theme';

/** The light theme of tokens.css, on white: a figure is printed, and read beside other figures. */
export const printTheme: Theme = {
  bg: '#ffffff',
  ink: '#1b1b20',
  ink2: '#5e5d66',
  line: '#e4e2da',
  train: '#0069a6',
  heldOut: '#bd4b00',
  theory: '#6b6a73',
  wrong: '#a3286f',
  sans: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
};

export const printSerif =
  "'Iowan Old Style', Charter, Palatino, 'Palatino Linotype', Georgia, 'Liberation Serif', serif";
