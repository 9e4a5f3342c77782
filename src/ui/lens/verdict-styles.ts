import { css } from 'lit';

/** The verdict and its evidence. */
export const verdictStyles = css`
  .verdict {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: var(--s2) var(--s8);
    align-items: start;
    /* As high with a verdict as before it. */
    min-height: 196px;
  }
  h1 {
    margin: 0;
    font: 400 var(--text-headline) / 1.2 var(--serif);
    text-wrap: balance;
  }
  .said {
    min-height: 7.5em;
  }
  .said p {
    margin-top: var(--s2);
    line-height: 1.5;
    color: var(--ink-2);
  }
  .said .rest {
    font-size: var(--text-l);
    color: var(--ink);
  }
  .small,
  .said .scope {
    font-size: var(--text-s);
  }
  .evidence {
    min-width: 0;
    overflow-x: auto;
  }
  .evidence-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--s3);
    min-height: 28px;
  }
  .evidence-head h2 {
    font: 600 var(--text-m) / 20px var(--sans);
  }
  .on-trial {
    color: var(--ink-2);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  select {
    font: 600 var(--text-s) / 20px var(--sans);
    color: var(--ink);
    background: var(--bg);
    border: 1px solid var(--control);
    border-radius: 6px;
    min-height: 28px;
    padding: 0 4px;
    max-width: 20ch;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
    line-height: 18px;
    min-height: 132px;
  }
  th,
  td {
    text-align: left;
    font-weight: 400;
    padding: 4px 12px 4px 0;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
    vertical-align: baseline;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  /* Long figures take a second line rather than leave the page. */
  .values {
    white-space: normal;
  }
  thead th {
    color: var(--ink-2);
  }
  abbr {
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: help;
  }
  tbody th {
    color: var(--ink);
  }
  tr.judged th {
    font-weight: 600;
  }
  small {
    font-size: inherit;
    font-weight: 400;
    color: var(--ink-2);
  }
  .terms {
    margin: var(--s2) 0 0;
    font-size: var(--text-s);
    line-height: 17px;
    color: var(--ink-2);
  }
  .terms div,
  .terms dt,
  .terms dd {
    display: inline;
    margin: 0;
  }
  .terms dt {
    font-weight: 600;
  }
  .terms dt::after {
    content: ': ';
  }
  .bar svg {
    display: block;
  }
  .track {
    fill: var(--track);
  }
  .fill {
    fill: var(--fill);
  }
  .line {
    stroke: var(--ink-2);
    stroke-dasharray: 2 2;
  }
  .whisker {
    fill: none;
    stroke: var(--ink);
  }
  @container (max-width: 1000px) {
    .verdict {
      min-height: 316px;
      grid-template-columns: minmax(0, 1fr);
    }
    .said {
      min-height: 6em;
    }
  }
  /* A narrow screen has a block a metric, its figures two abreast, each with its own heading. */
  @container (max-width: 520px) {
    h1 {
      font-size: 1.5rem;
    }
    .on-trial select {
      max-width: 16ch;
    }
    table,
    tbody {
      display: block;
    }
    thead,
    td.bar {
      display: none;
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 var(--s3);
      padding: var(--s2) 0;
      border-bottom: 1px solid var(--line);
    }
    tbody th {
      grid-column: 1 / -1;
      padding: 0;
      border: 0;
    }
    tbody td {
      padding: 2px 0;
      border: 0;
      white-space: normal;
    }
    tbody td::before {
      content: attr(data-label);
      display: block;
      color: var(--ink-2);
    }
  }
`;
