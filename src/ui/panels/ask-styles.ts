import { css } from 'lit';

/** What both ways of asking share. */
export const askStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    margin-top: var(--s6);
    font-variant-numeric: tabular-nums;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--s1) var(--s3);
    margin-bottom: var(--s2);
  }
  h2 {
    font: 600 var(--text-m) / 20px var(--sans);
    color: var(--ink-2);
  }
  h2 b {
    color: var(--ink);
  }
  .note {
    font-size: var(--text-s);
    line-height: 16px;
    color: var(--ink-2);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  input[type='text'],
  textarea {
    flex: 1 1 16rem;
    min-width: 0;
    max-width: 40rem;
    padding: 0 var(--s3);
    height: 36px;
    font: var(--text-m) / 20px var(--mono);
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 6px;
  }
  ::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }
  .wrong {
    margin-top: var(--s2);
    max-width: 46rem;
    font-size: var(--text-s);
    line-height: 16px;
    color: var(--warn);
    overflow-wrap: anywhere;
  }
  .told {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 18rem;
    gap: var(--s2) var(--s8);
    margin-top: var(--s3);
    padding-top: var(--s3);
    border-top: 1px solid var(--line);
    /* Room for five bars and their title: nothing jumps when another token is looked at. */
    min-height: 132px;
  }
  .told h3 {
    margin-bottom: var(--s1);
    font: 400 var(--text-s) / 16px var(--sans);
    color: var(--ink-2);
  }
  .told h3 b {
    color: var(--ink);
  }
  @container (max-width: 640px) {
    .told {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
