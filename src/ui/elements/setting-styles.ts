import { css } from 'lit';

export const settingStyles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    align-items: center;
    min-height: 24px;
    gap: var(--s1);
  }
  label {
    white-space: nowrap;
  }
  input.value,
  label {
    flex: none;
  }
  .space {
    flex: 1 0 0;
    margin: 0 -4px;
  }
  .about,
  .back {
    color: var(--control);
    padding: 5px;
    margin: 0 -4px 0 -2px;
    border-radius: 4px;
  }
  .back {
    color: var(--ink-2);
  }
  @media (hover: hover) {
    .about {
      opacity: 0;
      transition: opacity var(--motion);
    }
    :host(:hover) .about,
    .about:focus-visible,
    .about[aria-expanded='true'] {
      opacity: 1;
    }
    .about:hover,
    .back:hover {
      color: var(--ink);
    }
  }
  @media (pointer: coarse) {
    .about,
    .back {
      padding: 8px;
      margin: -8px -4px;
    }
  }
  input.value {
    font: 600 var(--text-m) / 24px var(--sans);
    height: 24px;
    font-variant-numeric: tabular-nums;
    color: var(--ink);
    background: none;
    border: 0;
    border-radius: 4px;
    padding: 0 var(--s1);
    margin-right: calc(-1 * var(--s1));
    text-align: right;
    max-width: 16ch;
  }
  input.value:hover {
    background: var(--sunken);
  }
  .unit {
    overflow: hidden;
    text-overflow: ellipsis;
    min-width: 0;
    font-size: var(--text-s);
    color: var(--ink-2);
    white-space: nowrap;
  }
  #note,
  #help,
  #wrong {
    font-size: var(--text-s);
    line-height: 16px;
    color: var(--ink-2);
    padding: 2px 0 var(--s2);
  }
  #wrong {
    color: var(--warn);
  }
  select {
    font: 600 var(--text-m) / 24px var(--sans);
    height: 24px;
    color: var(--ink);
    background: transparent;
    border: 0;
    border-radius: 4px;
    padding: 0;
    text-align: right;
    text-align-last: right;
    min-width: 0;
    max-width: 140px;
    cursor: pointer;
  }
  select option {
    background: var(--surface);
    color: var(--ink);
  }
  input[type='checkbox'] {
    appearance: none;
    width: 32px;
    height: 18px;
    margin: 1px 0;
    border-radius: 9px;
    background: var(--control);
    cursor: pointer;
    position: relative;
  }
  input[type='checkbox']::after {
    content: '';
    position: absolute;
    top: 3px;
    left: 3px;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--bg);
    transition: left var(--motion);
  }
  input[type='checkbox']:checked {
    background: var(--ink);
  }
  input[type='checkbox']:checked::after {
    left: 17px;
  }
  input[type='checkbox']:focus-visible {
    border-radius: 9px;
  }
`;
