import { css } from 'lit';
import { controlsStyles } from './controls-styles';
import { panelStyles } from './panel-styles';
import { toggleStyles } from './toggle-styles';
import { verdictStyles } from './verdict-styles';

const frame = css`
  :host {
    display: block;
    container-type: inline-size;
    font-variant-numeric: tabular-nums;
    padding-bottom: var(--s6);
  }
  ep-timeline {
    margin: var(--s2) 0;
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
    /* Nothing shows between it and the edge, where the page has a margin there. */
    box-shadow: 0 var(--s2) 0 var(--bg);
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
`;

export const lensStyles = [frame, verdictStyles, toggleStyles, controlsStyles, panelStyles];
