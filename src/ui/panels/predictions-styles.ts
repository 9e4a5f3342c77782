import { css } from 'lit';

export const predictionsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  header,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--s1) var(--s4);
  }
  h2 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 600;
    line-height: 1.4;
    color: var(--ink-2);
  }
  h2 b {
    color: var(--ink);
  }
  label,
  footer,
  .quiet {
    margin: 0;
    font-size: var(--text-s);
    color: var(--ink-2);
  }
  label {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
    cursor: pointer;
  }
  input {
    margin: 0 6px 0 0;
    accent-color: var(--fill);
  }
  ol {
    margin: var(--s1) 0 var(--s2);
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--s6);
    align-items: start;
    padding: 4px 0 0;
    border-top: 1px solid var(--line);
  }
  .groups li:last-child,
  .long li:last-child {
    border-bottom: 1px solid var(--line);
  }
  .plain,
  .short {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 31rem), 1fr));
    column-gap: var(--s8);
    border-bottom: 1px solid var(--line);
  }
  .short {
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, max(15rem, var(--prompt, 0em) + 9rem)), 1fr)
    );
  }
  .plain li {
    grid-template-columns: minmax(0, 1fr) 12rem;
  }
  .long .group {
    flex-wrap: wrap;
  }
  .cells {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--s4);
    font-family: var(--mono);
    font-size: var(--text-m);
    line-height: 20px;
  }
  .group {
    display: inline-flex;
    align-items: start;
  }
  .groups .cells {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
    column-gap: var(--s2);
  }
  .groups .wide {
    grid-column: 1 / -1;
  }
  .groups .prompt {
    font-size: var(--text-s);
  }
  @container (max-width: 1000px) {
    .groups .cells {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @container (max-width: 480px) {
    .groups .cells {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  .prompt {
    white-space: pre;
    color: var(--ink-2);
  }
  /* Long problems, and many answers to one, go on in the next line. */
  .short .group,
  .plain .group {
    flex-wrap: wrap;
  }
  .short .prompt,
  .plain .prompt {
    white-space: pre-wrap;
  }
  .frame {
    display: inline-flex;
    margin: 2px var(--s2) 4px 0;
    border: 1px solid var(--line);
    color: var(--ink);
  }
  ep-picture {
    width: 42px;
    height: 42px;
  }
  .drawn {
    border-color: var(--ink-2);
  }
  .far {
    border: 1px dashed var(--wrong);
    color: var(--wrong);
  }
  .frame + .answer {
    align-self: center;
  }
  .answer {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    min-width: calc(var(--token, 1ch) + 10px);
  }
  .token {
    font-size: var(--text-l);
    font-weight: 600;
    color: color-mix(in srgb, var(--ink) var(--strength, 100%), var(--ink-2));
    text-underline-offset: 3px;
  }
  .pad {
    min-width: calc(var(--token, 1ch) + 6px);
  }
  .pad .token {
    font-size: var(--text-m);
    font-weight: 400;
    color: var(--ink-2);
  }
  .unsure.right .token {
    font-weight: 400;
    text-decoration: underline dotted 1.5px;
  }
  .wrong .token,
  .sample {
    position: relative;
    white-space: nowrap;
    color: var(--wrong);
  }
  /* A wave of its own: under one letter text-decoration draws less than one period. */
  .wrong .token::after,
  .sample::after {
    content: '';
    position: absolute;
    inset: auto -2px -3px;
    height: 5px;
    background: currentColor;
    mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='6' height='5'%3E%3Cpath d='M0 2.5Q1.5-.5 3 2.5T6 2.5' fill='none' stroke='%23000' stroke-width='1.4'/%3E%3C/svg%3E")
      0 0 / 6px 5px;
  }
  .unsure.wrong .token {
    font-weight: 400;
  }
  .target {
    min-height: 15px;
    margin-top: 1px;
    font-size: var(--text-s);
    line-height: 15px;
    color: var(--ink-2);
  }
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    line-height: 20px;
    font-size: var(--text-m);
    color: var(--ink-2);
    white-space: nowrap;
  }
  .verdict b {
    font-weight: 600;
    color: var(--ink);
  }
  svg {
    flex: none;
    width: 12px;
    height: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .failed svg {
    color: var(--wrong);
  }
  .passed svg {
    color: var(--ink);
  }
  footer p {
    margin: 0;
  }
  button {
    border: 0;
    padding: 0;
    min-height: 24px;
    background: none;
    font: inherit;
    color: var(--ink);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @container (max-width: 640px) {
    li,
    .plain li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      column-gap: var(--s3);
    }
    .groups .cells {
      flex-basis: 100%;
    }
  }
`;
