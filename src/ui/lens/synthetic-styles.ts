import { css } from 'lit';

export const syntheticStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  h2 {
    font: 400 1.375rem / 1.25 var(--serif);
    text-wrap: balance;
  }
  .prose {
    max-width: 86ch;
    margin-top: var(--s2);
    line-height: 1.5;
    color: var(--ink-2);
    text-wrap: pretty;
  }
  .prose b {
    color: var(--ink);
    font-weight: 600;
    white-space: nowrap;
  }
  sup {
    line-height: 0;
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
    gap: var(--s2) var(--s8);
    align-items: start;
  }
  .hands {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s2) var(--s8);
    margin: var(--s3) 0 var(--s4);
  }
  .sliders {
    flex: 1 1 680px;
    /* A value's own frame reaches out a little. */
    padding-right: var(--s1);
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--s2) var(--s6);
    font-size: var(--text-s);
  }
  .plots {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--s6);
  }
  h3 {
    font: 600 var(--text-m) / 20px var(--sans);
  }
  .unit,
  .axis,
  .key,
  .beside {
    font-size: var(--text-s);
    line-height: 17px;
    color: var(--ink-2);
  }
  .unit {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .axis {
    padding-left: 46px;
  }
  ep-plot {
    height: clamp(180px, 26vh, 300px);
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s5);
    font-size: var(--text-s);
    color: var(--ink-2);
  }
  .pair {
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
  }
  .plain-button {
    min-height: 26px;
    padding: 0 2px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .plain-button:hover {
    color: var(--ink);
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
  }
  input[type='checkbox'] {
    margin: 0;
    accent-color: var(--fill);
  }
  .verdict {
    min-height: 9.5em;
    padding-top: 6px;
  }
  .verdict p {
    line-height: 1.5;
    text-wrap: pretty;
  }
  .verdict .beside {
    margin-top: var(--s2);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s4);
    margin-top: var(--s1);
  }
  .key i {
    display: inline-block;
    width: 18px;
    margin-right: 6px;
    vertical-align: 3px;
    border-top: 2px solid var(--ink);
  }
  .key i.law {
    border-top: 2px dashed var(--theory);
  }
  .key i.run {
    border-top-color: var(--held-out);
  }
  @container (max-width: 720px) {
    .sliders {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      flex-basis: 100%;
    }
    .top {
      grid-template-columns: minmax(0, 1fr);
    }
    .verdict {
      min-height: 0;
    }
  }
  @container (max-width: 560px) {
    .plots {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s5);
    }
    ep-plot {
      height: 176px;
    }
    .toggle button {
      min-height: 32px;
      padding: 2px 10px;
    }
  }
  @container (max-width: 360px) {
    .sliders {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
