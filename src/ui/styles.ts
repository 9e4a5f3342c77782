import { css } from 'lit';

/** What every shadow root of the page shares: focus, buttons, small headings, hidden text. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  p,
  h1,
  h2,
  h3,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2.small,
  h3.small {
    font: 600 var(--text-s) / 16px var(--sans);
    color: var(--ink-2);
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: 4px;
  }
  svg {
    display: block;
  }
  kbd {
    font: var(--text-s) / 20px var(--sans);
    display: inline-block;
    min-width: 24px;
    padding: 0 6px;
    text-align: center;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
  }
  .solid,
  .quiet {
    min-height: 32px;
    padding: 0 var(--s3);
    border-radius: 6px;
    font-weight: 600;
    white-space: nowrap;
  }
  .solid {
    background: var(--ink);
    color: var(--bg);
  }
  .quiet {
    border: 1px solid var(--control);
  }
  .solid:disabled,
  .quiet:disabled {
    background: var(--track);
    border-color: transparent;
    color: var(--ink-2);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (hover: hover) {
    .quiet:hover:not(:disabled) {
      background: var(--sunken);
    }
    .solid:hover:not(:disabled) {
      background: color-mix(in srgb, var(--ink) 86%, var(--bg));
    }
  }
`;
