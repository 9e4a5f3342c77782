import { css } from 'lit';

/** A modal sheet: plain, with a line around it. */
export const dialogStyles = css`
  dialog {
    margin: auto;
    padding: var(--s6);
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--bg);
    color: var(--ink);
    max-width: min(1040px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    overflow: auto;
  }
  dialog::backdrop {
    background: color-mix(in srgb, #101014 45%, transparent);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s4);
    margin-bottom: var(--s4);
  }
  dialog h2 {
    font: 400 1.25rem / 28px var(--serif);
  }
  .close {
    padding: var(--s2);
    margin: calc(-1 * var(--s2));
    color: var(--ink-2);
    border-radius: 6px;
  }
`;
