import { css } from 'lit';

export const transportStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s2);
    padding: var(--s2) var(--gutter) var(--s3);
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .play,
  .round {
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  .play {
    width: 56px;
    background: var(--ink);
    color: var(--bg);
  }
  .round {
    width: 40px;
    border: 1px solid var(--line);
  }
  .play:disabled {
    background: var(--track);
    color: var(--control);
  }
  .round:disabled {
    color: var(--control);
  }
  button:focus-visible {
    border-radius: 50%;
  }
  .seed {
    display: grid;
    margin-left: auto;
    text-align: right;
    white-space: nowrap;
    color: var(--ink-2);
    line-height: 20px;
  }
  .seed b {
    color: var(--ink);
    font-weight: 600;
  }
  .seed button {
    text-decoration: underline;
    text-underline-offset: 3px;
    color: var(--ink);
    text-align: right;
    min-height: 24px;
  }
  .seed button:focus-visible {
    border-radius: 4px;
  }
  @media (hover: hover) {
    .round:hover:not(:disabled) {
      border-color: var(--control);
      background: var(--sunken);
    }
    .play:hover:not(:disabled) {
      background: color-mix(in srgb, var(--ink) 86%, var(--bg));
    }
  }
  .fold {
    display: none;
  }
  @media (max-width: 1100px) {
    .buttons {
      gap: var(--s1);
    }
  }
  @media (max-width: 760px) {
    :host {
      padding: var(--s2) var(--s4) calc(var(--s2) + env(safe-area-inset-bottom));
    }
    :host(:not([open])) .speed {
      display: none;
    }
    .buttons {
      gap: var(--s3);
    }
    .play {
      width: 60px;
    }
    .round {
      width: 48px;
    }
    .fold {
      display: grid;
    }
  }
`;
