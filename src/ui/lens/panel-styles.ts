import { css } from 'lit';

/** The plots, small and large, and what they read. */
export const panelStyles = css`
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
  .models,
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
  .large .quiet {
    flex: none;
    min-height: 24px;
    font-size: var(--text-s);
  }
  @container (max-width: 1000px) {
    .figures {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @container (max-width: 720px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--s4);
    }
  }
  @container (max-width: 480px) {
    .large header {
      flex-wrap: wrap;
    }
    .large header > div {
      flex-basis: 100%;
    }
    .figures {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
