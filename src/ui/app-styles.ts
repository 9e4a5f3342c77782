import { css } from 'lit';

export const appStyles = css`
  :host {
    display: grid;
    grid-template: var(--header) minmax(0, 1fr) / var(--rail) minmax(0, 1fr);
    height: 100dvh;
    background: var(--bg);
    color: var(--ink);
  }
  ep-header {
    grid-column: 1 / -1;
  }
  aside {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-right: 1px solid var(--line);
  }
  .rail {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--track) transparent;
  }
  .dock {
    flex: none;
    border-top: 1px solid var(--line);
    max-height: 70%;
    overflow-y: auto;
  }
  .fold {
    display: none;
  }
  main {
    display: flex;
    flex-direction: column;
    gap: var(--s3);
    min-width: 0;
    overflow-y: auto;
    padding: var(--s5) var(--s8) var(--s3);
  }
  main:focus-visible {
    outline: none;
  }
  ep-numbers {
    margin-top: auto;
    padding-top: var(--s2);
    border-top: 1px solid var(--line);
  }
  .skip {
    position: fixed;
    z-index: 2;
    top: var(--s2);
    left: var(--s2);
    padding: var(--s2) var(--s3);
    background: var(--ink);
    color: var(--bg);
    border-radius: 6px;
    transform: translateY(-200%);
  }
  .skip:focus-visible {
    transform: none;
  }
  @media (max-width: 760px) {
    :host {
      display: block;
      height: auto;
      min-height: 100dvh;
      padding-bottom: 88px;
    }
    ep-header {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--bg);
    }
    :host {
      display: flex;
      flex-direction: column;
    }
    aside {
      display: contents;
    }
    main {
      overflow: visible;
      padding: var(--s4);
    }
    .rail {
      order: 1;
      overflow: visible;
      border-top: 1px solid var(--line);
    }
    .fold {
      display: block;
      width: calc(100% - 32px);
      min-height: 44px;
      margin: var(--s4) var(--s4) 0;
      border: 1px solid var(--control);
      border-radius: var(--radius);
      font-weight: 600;
    }
    ep-rail:not(.open) {
      display: none;
    }
    .dock {
      position: fixed;
      inset: auto 0 0;
      z-index: 1;
      max-height: 60dvh;
      background: var(--bg);
    }
  }
`;
