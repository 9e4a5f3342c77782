import { css } from 'lit';

export const lensStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    font-variant-numeric: tabular-nums;
    padding-bottom: var(--s6);
  }
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
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--s2) var(--s8);
    padding: var(--s2) 0;
  }
  .bar-top {
    position: sticky;
    top: calc(-1 * var(--s3));
    z-index: 1;
    background: var(--bg);
    border-bottom: 1px solid var(--line);
    margin-top: var(--s3);
  }
  .axes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1) var(--s4);
  }
  .pair {
    display: flex;
    align-items: center;
    gap: var(--s2);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .toggle {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: 6px;
    overflow: clip;
  }
  .toggle button {
    min-height: 26px;
    padding: 2px 8px;
    font-size: var(--text-s);
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
  .sliders {
    flex: 1 1 480px;
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0 var(--s6);
    font-size: var(--text-s);
  }
  ep-timeline {
    margin: var(--s2) 0;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 0 var(--s6);
    padding-top: var(--s3);
  }
  /* Titles, plots, figures and words line up along a row. */
  .panel {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 4;
    grid-template-columns: minmax(0, 1fr);
    row-gap: 0;
    min-width: 0;
    border-top: 1px solid var(--line);
    padding: var(--s2) 0 var(--s5);
  }
  .panel.judged {
    border-top: 2px solid var(--ink);
    padding-top: 7px;
  }
  .panel.large {
    display: block;
    border-top: 0;
  }
  .panel header {
    display: flex;
    align-items: start;
    gap: var(--s3);
  }
  .panel h3 {
    font: 600 var(--text-m) / 20px var(--sans);
    flex: 1;
    min-width: 0;
  }
  .large header > div {
    flex: 1;
  }
  .large h2 {
    font: 600 var(--text-l) / 1.3 var(--sans);
  }
  h3 button {
    text-align: left;
    font-weight: 600;
    min-height: 24px;
  }
  h3 button:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: var(--text-s);
    line-height: 20px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .kind svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .unit,
  .axis,
  .plain,
  .formula,
  .beside,
  .now span,
  .own {
    font-size: var(--text-s);
    line-height: 17px;
    color: var(--ink-2);
  }
  .panel:not(.large) .unit {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .panel:not(.large) ep-lens-chart {
    cursor: zoom-in;
  }
  .axis {
    padding-left: 44px;
  }
  .now {
    display: flex;
    align-items: baseline;
    gap: var(--s2);
    min-height: 20px;
  }
  .now span {
    white-space: nowrap;
  }
  .now .n {
    margin-left: auto;
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s3);
  }
  .beside i {
    display: inline-block;
    width: 18px;
    margin-right: 5px;
    vertical-align: 3px;
    border-top: 2px dashed var(--theory);
  }
  .beside i.foretold-by-place {
    border-top-style: dotted;
  }
  .plain {
    margin-top: var(--s1);
    color: var(--ink);
    text-wrap: pretty;
  }
  .formula {
    font-family: var(--serif);
    font-style: italic;
  }
  .large .plain,
  .large .formula {
    max-width: 90ch;
  }
  .note {
    font-size: var(--text-s);
    line-height: 17px;
    color: var(--ink-2);
    max-width: 110ch;
    margin-top: var(--s2);
  }
  .note-row {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--s4);
  }
  .save {
    flex: none;
    min-height: 24px;
    font-size: var(--text-s);
    color: var(--ink-2);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .save:hover {
    color: var(--ink);
  }
  .note.warn {
    color: var(--warn);
  }
  /* At hand wherever one points at a plot. */
  ep-behind {
    position: sticky;
    bottom: 0;
    z-index: 1;
  }
  ep-synthetic {
    border-top: 2px solid var(--ink);
    margin-top: var(--s3);
    padding-top: var(--s4);
  }
  .empty {
    font-size: var(--text-l);
    color: var(--ink-2);
    margin-top: var(--s2);
  }
  @container (max-width: 1000px) {
    .figures {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .verdict {
      min-height: 316px;
      grid-template-columns: minmax(0, 1fr);
    }
    .said {
      min-height: 6em;
    }
  }
  @container (max-width: 720px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--s4);
    }
    .sliders {
      flex-basis: 100%;
    }
  }
  @media (max-width: 760px) {
    .seen {
      display: flex;
      flex-direction: column;
    }
    .seen > * {
      order: 2;
    }
    .seen > .bar-top,
    .seen > ep-behind {
      position: static;
      order: 1;
    }
  }
  @container (max-width: 480px) {
    h1 {
      font-size: 1.5rem;
    }
    .figures,
    .sliders {
      grid-template-columns: minmax(0, 1fr);
    }
    .bar-top {
      position: static;
    }
    .toggle button {
      min-height: 32px;
      padding: 2px 10px;
    }
    .bar,
    .values {
      display: none;
    }
    .on-trial select {
      max-width: 16ch;
    }
  }
`;
