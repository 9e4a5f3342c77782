import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: block;
    font: var(--text-m) / 1.4 var(--sans);
    font-variant-numeric: tabular-nums;
    color: var(--ink-2);
  }
  .line {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 8.5rem;
    align-items: end;
    gap: var(--s3);
  }
  .step {
    line-height: 24px;
    white-space: nowrap;
  }
  b {
    color: var(--ink);
    font-weight: 600;
  }
  .live {
    line-height: 24px;
    text-align: right;
  }
  .track {
    position: relative;
    height: 44px;
  }
  input {
    position: absolute;
    inset: auto 0 0;
    width: 100%;
    height: 24px;
    margin: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    touch-action: pan-y;
  }
  input::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(
      to right,
      var(--ink) calc(8px + (100% - 8px) * var(--now)),
      var(--track) 0
    );
  }
  input::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(
      to right,
      var(--ink) calc(8px + (100% - 8px) * var(--now)),
      var(--track) 0
    );
  }
  input::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--bg);
  }
  input::-moz-range-thumb {
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--bg);
  }
  input:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .tick {
    position: absolute;
    bottom: 6px;
    height: 12px;
    border-left: 1px solid var(--ink-2);
    pointer-events: none;
  }
  button {
    border: 0;
    padding: 0;
    background: none;
    font: inherit;
    color: var(--ink);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  button:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .live button {
    min-height: 24px;
  }
  .moment {
    position: absolute;
    top: -4px;
    height: 24px;
    font-size: var(--text-s);
    white-space: nowrap;
    color: var(--ink-2);
    text-decoration: none;
  }
  .moment:hover {
    color: var(--ink);
    text-decoration: underline;
  }
  @media (max-width: 720px) {
    .line {
      grid-template-columns: 1fr auto;
    }
    .track {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
