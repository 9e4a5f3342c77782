import { css } from 'lit';

export const headerStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--s1);
    height: var(--header);
    padding: 0 var(--s4) 0 var(--s6);
    border-bottom: 1px solid var(--line);
  }
  .name {
    font: 600 1.125rem / 24px var(--serif);
    white-space: nowrap;
  }
  nav {
    display: flex;
    align-self: stretch;
    gap: var(--s6);
    margin: 0 auto 0 var(--s6);
  }
  .place {
    color: var(--ink-2);
    margin-bottom: -1px;
    border-bottom: 2px solid transparent;
  }
  .place[aria-current] {
    color: var(--ink);
    border-color: var(--ink);
  }
  .pace {
    white-space: nowrap;
    color: var(--ink-2);
    padding: 0 var(--s3);
  }
  .pace b {
    display: inline-block;
    min-width: 5ch;
    text-align: right;
    font: 600 1.125rem / 24px var(--serif);
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--ink);
  }
  .tool {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 var(--s2);
    border-radius: 6px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .tool.bare {
    min-width: 36px;
    justify-content: center;
  }
  .tool:disabled {
    opacity: 0.5;
  }
  @media (hover: hover) {
    .tool:hover:not(:disabled) {
      color: var(--ink);
      background: var(--sunken);
    }
  }
  @media (max-width: 1180px) {
    .tool:not(.bare) span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .tool {
      min-width: 36px;
      justify-content: center;
    }
  }
  @media (max-width: 760px) {
    :host {
      padding: 0 var(--s2) 0 var(--s4);
      gap: 0;
    }
    .name {
      font-size: 1rem;
      overflow: hidden;
      text-overflow: ellipsis;
      min-width: 0;
    }
    nav {
      gap: var(--s4);
      margin-left: var(--s4);
    }
    .pace {
      display: none;
    }
    .tool {
      min-width: 40px;
      min-height: 40px;
    }
  }
  @media (max-width: 480px) {
    .name {
      display: none;
    }
    nav {
      margin-left: 0;
    }
  }
`;
