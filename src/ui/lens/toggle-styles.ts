import { css } from 'lit';

/** Buttons in a row, of which one is pressed. */
export const toggleStyles = css`
  .toggle {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: 6px;
    overflow: clip;
  }
  .toggle button {
    min-height: 26px;
    padding: 2px 8px;
    color: var(--ink-2);
  }
  .toggle button:hover {
    color: var(--ink);
  }
  .toggle button[aria-pressed='true'] {
    background: var(--sunken);
    color: var(--ink);
    font-weight: 600;
  }
  .toggle button:focus-visible {
    outline-offset: -2px;
  }
`;
