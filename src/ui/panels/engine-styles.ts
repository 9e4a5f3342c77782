import { css } from 'lit';

export const engineStyles = css`
  dialog {
    width: min(960px, calc(100vw - 24px));
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3) var(--s8);
    margin: var(--s4) 0;
  }
  .figures dt {
    color: var(--ink-2);
  }
  .figures dd b {
    font: 400 1.25rem / 28px var(--serif);
    font-variant-numeric: tabular-nums lining-nums;
  }
  .muted,
  small {
    color: var(--ink-2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s4);
    margin-top: var(--s4);
  }
  .problem {
    background: var(--warn-bg);
    color: var(--warn);
    border-radius: var(--radius);
    padding: var(--s3) var(--s4);
    margin-top: var(--s4);
  }
  .measuring {
    min-height: 160px;
    display: grid;
    place-content: center;
    text-align: center;
    color: var(--ink-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    margin-top: var(--s4);
    line-height: 20px;
  }
  th,
  td {
    font-weight: 400;
    text-align: left;
    vertical-align: top;
    padding: 6px var(--s4) 6px 0;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    position: sticky;
    top: calc(-1 * var(--s6));
    background: var(--bg);
    font-size: var(--text-s);
    color: var(--ink-2);
    z-index: 1;
  }
  tr > :last-child {
    padding-right: 0;
  }
  .phase th {
    font-weight: 600;
    padding-top: var(--s4);
  }
  .number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  small {
    display: block;
    font-size: var(--text-s);
    line-height: 16px;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .share {
    width: 132px;
    white-space: nowrap;
  }
  .share span {
    display: inline-block;
    min-width: 7ch;
  }
  .share i {
    display: block;
    height: 4px;
    margin-top: 6px;
    border-radius: 2px;
    background: linear-gradient(var(--fill), var(--fill)) no-repeat var(--track);
    background-size: calc(100% * var(--of)) 100%;
  }
  .narrow {
    display: none;
  }
  summary {
    cursor: pointer;
    font-size: var(--text-s);
    color: var(--ink-2);
    min-height: 24px;
    line-height: 24px;
    width: fit-content;
  }
  ol {
    padding-left: var(--s5);
  }
  @media (max-width: 720px) {
    dialog {
      padding: var(--s4);
    }
    thead th {
      top: calc(-1 * var(--s4));
    }
    th,
    td {
      padding-right: var(--s2);
    }
    .wide {
      display: none;
    }
    .narrow {
      display: block;
    }
    .share {
      width: 52px;
      font-size: var(--text-s);
    }
    .number small {
      overflow-wrap: normal;
    }
    .share span {
      min-width: 0;
    }
  }
`;
