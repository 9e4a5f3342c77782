import { css } from 'lit';

export const plotsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .plots {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0 var(--s6);
  }
  /* Side by side, they are level with one another, however many lines a title takes. */
  section {
    display: grid;
    grid-row: span 4;
    grid-template: subgrid / minmax(0, 1fr);
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: start;
    gap: var(--s2);
  }
  h2 {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
  }
  p {
    margin: 0;
  }
  .choice {
    position: relative;
    display: inline-block;
    height: 14px;
    margin-left: 2px;
    padding: 0 4px;
    vertical-align: -2px;
    border-radius: 4px;
    color: var(--control);
  }
  .choice:hover {
    color: var(--ink);
  }
  .choice:focus-within {
    outline: 2px solid var(--ink);
  }
  .choice select {
    position: absolute;
    inset: -5px -1px;
    width: 24px;
    height: 24px;
    opacity: 0;
    cursor: pointer;
  }
  header p,
  .axis,
  .caption,
  .plain,
  .readings {
    font-size: var(--text-s);
    color: var(--ink-2);
    line-height: 1.4;
  }
  ep-plot {
    height: clamp(200px, 30vh, 360px);
  }
  .axis {
    padding-left: 46px;
  }
  .readings {
    min-height: 51px;
    margin: var(--s1) 0 0;
  }
  .readings:has(+ .plain) {
    min-height: 0;
  }
  .readings div {
    display: grid;
    grid-template-columns: 72px 64px minmax(0, 1fr);
    column-gap: var(--s2);
    min-height: 17px;
  }
  .readings dt {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .readings dd {
    margin: 0;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .readings .value {
    text-align: right;
    font-weight: 600;
    color: var(--ink);
  }
  i {
    flex: none;
    width: 14px;
    border-top: 2px solid;
  }
  i.heldOut {
    color: var(--held-out);
  }
  i.train {
    color: var(--train);
  }
  i.theory {
    border-top-style: dashed;
    color: var(--theory);
  }
  i.chance {
    border-top: 1px dotted var(--ink-2);
  }
  .toggle {
    display: inline-flex;
    flex: none;
    border: 1px solid var(--line);
    border-radius: 6px;
    overflow: clip;
  }
  .toggle button {
    border: 0;
    background: none;
    color: var(--ink-2);
    font: inherit;
    font-size: var(--text-s);
    padding: 2px 7px;
    min-height: 24px;
    cursor: pointer;
  }
  .toggle button:hover {
    color: var(--ink);
  }
  .toggle button[aria-pressed='true'] {
    background: var(--sunken);
    color: var(--ink);
    font-weight: 600;
  }
  button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: -2px;
  }
  .caption {
    display: flex;
    justify-content: space-between;
    align-items: start;
    gap: var(--s6);
    margin-top: var(--s2);
  }
  .caption p {
    max-width: 110ch;
    min-height: 2.8em;
    text-wrap: pretty;
  }
  .caption b {
    color: var(--ink);
  }
  .by-place {
    white-space: normal;
  }
  .by-place input {
    margin: 0 4px 0 0;
    vertical-align: -2px;
    accent-color: var(--fill);
  }
  .x {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--s2);
  }
  .save {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    min-height: 24px;
    margin-right: var(--s2);
    padding: 0 4px;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (max-width: 800px) {
    header {
      gap: 0;
    }
    /* Of no width, so that it keeps to the last word. */
    .choice {
      margin: 0 -14px 0 0;
      padding: 0;
    }
  }
  @container (max-width: 560px) {
    .plots {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s5);
    }
    section {
      display: block;
    }
    ep-plot {
      height: 176px;
    }
    /* What jumps and what doesn't come first, near each other. */
    section.loss {
      order: 1;
    }
    .readings {
      min-height: 34px;
    }
    .readings div:has(.chance) {
      display: none;
    }
    .toggle button {
      min-height: 32px;
      padding: 2px 10px;
    }
    .caption {
      flex-direction: column;
      gap: var(--s2);
    }
  }
`;
