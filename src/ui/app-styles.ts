import { css } from 'lit';

export const appStyles = css`
  :host {
    display: grid;
    grid-template: var(--header) minmax(0, 1fr) / var(--rail) minmax(0, 1fr);
    height: 100dvh;
    /* What is there for screen readers alone must not make the page longer. */
    position: relative;
    overflow-y: clip;
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
    flex: 1 1 auto;
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
  main {
    display: flex;
    flex-direction: column;
    scroll-margin-top: var(--header);
    min-width: 0;
    min-height: 0;
  }
  .figure {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: var(--s2);
    overflow-y: auto;
    padding: var(--s3) var(--s8) 0;
  }
  .figure > * {
    flex: none;
  }
  /* The list takes what the plots leave of one screen, and scrolls within it. */
  .figure > ep-predictions {
    flex: 1 0 200px;
    height: 0;
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--track) transparent;
  }
  main:focus-visible {
    outline: none;
  }
  ep-numbers {
    padding: 2px var(--s8);
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
  @media (max-width: 1100px) {
    :host {
      --gutter: 16px;
      grid-template-columns: 248px minmax(0, 1fr);
    }
    .figure {
      padding: var(--s4) var(--s5) var(--s2);
    }
    ep-numbers {
      padding: var(--s1) var(--s5);
    }
  }
  /* One column; the buttons stay at hand, and the settings rise above them as a sheet. */
  @media (max-width: 760px) {
    :host {
      display: block;
      height: auto;
      min-height: 100dvh;
      padding-bottom: 96px;
    }
    ep-header {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--bg);
    }
    aside {
      position: fixed;
      inset: auto 0 0;
      z-index: 1;
      max-height: 68dvh;
      background: var(--bg);
      border-right: 0;
      border-top: 1px solid var(--line);
    }
    .rail:not(.open) {
      display: none;
    }
    .figure {
      overflow: visible;
      padding: var(--s4);
    }
    .figure > ep-predictions {
      flex: none;
      height: auto;
    }
    ep-numbers {
      padding: var(--s2) var(--s4);
    }
  }
  /* Lying down, a telephone has the notes beside the buttons. */
  @media (max-width: 760px) and (max-height: 500px) and (min-width: 600px) {
    .dock {
      display: flex;
    }
    .dock > * {
      flex: 1;
    }
  }
`;
