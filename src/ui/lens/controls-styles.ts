import { css } from 'lit';

/** Axes and sliders, at hand above the plots. */
export const controlsStyles = css`
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
  .toggle button {
    font-size: var(--text-s);
  }
  .sliders {
    flex: 1 1 480px;
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0 var(--s6);
    font-size: var(--text-s);
  }
  @container (max-width: 720px) {
    .sliders {
      flex-basis: 100%;
    }
  }
  @container (max-width: 480px) {
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
  }
`;
