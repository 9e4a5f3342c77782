import { css } from 'lit';

export const behindStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--bg);
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 var(--s4);
    padding: 6px 0;
    font-size: var(--text-s);
    line-height: 20px;
    color: var(--ink-2);
  }
  h2 {
    font: 600 var(--text-s) / 20px var(--sans);
    color: var(--ink);
  }
  .bar b {
    color: var(--ink);
    font-weight: 600;
  }
  .bar button {
    margin-left: auto;
    min-height: 24px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .bar button:hover {
    color: var(--ink);
  }
  .scroll {
    max-height: 46vh;
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--track) transparent;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
    line-height: 18px;
  }
  th,
  td {
    text-align: left;
    font-weight: 400;
    height: 26px;
    padding: 0 12px 0 0;
    border-top: 1px solid var(--line);
    white-space: nowrap;
  }
  thead th {
    color: var(--ink-2);
    border-top: 0;
    vertical-align: bottom;
  }
  .score {
    text-align: right;
  }
  th:last-child,
  td:last-child {
    padding-right: 2px;
  }
  .clip {
    max-width: 24ch;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .asked {
    color: var(--ink-2);
  }
  .answer,
  .target {
    font-family: var(--mono);
  }
  .answer b {
    font-weight: 600;
  }
  .answer b.wrong {
    color: var(--wrong);
    text-decoration: underline wavy;
    text-underline-offset: 3px;
  }
  .none {
    color: var(--ink-2);
  }
  tfoot th,
  tfoot td {
    border-top: 1px solid var(--ink);
    font-weight: 600;
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .kind svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  @container (max-width: 900px) {
    th,
    td {
      padding-right: 8px;
    }
    .clip {
      max-width: 17ch;
    }
  }
  .rule {
    font-size: var(--text-s);
    line-height: 17px;
    color: var(--ink-2);
    padding: 4px 0 8px;
    max-width: 120ch;
  }
`;
