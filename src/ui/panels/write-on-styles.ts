import { css } from 'lit';

export const writeOnStyles = css`
  textarea {
    flex: 0 0 min(100%, 40rem);
    height: 56px;
    padding: 7px var(--s3);
    resize: vertical;
  }
  .controls {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  .heat {
    display: grid;
    grid-template-columns: auto 120px 12ch;
    align-items: center;
    gap: var(--s2);
    font-size: var(--text-s);
    color: var(--ink-2);
  }
  .page {
    max-width: 40rem;
    font: var(--text-m) / 20px var(--mono);
    overflow-wrap: anywhere;
  }
  .page > * {
    white-space: pre-wrap;
  }
  .page > span:first-child {
    color: var(--ink-2);
  }
  .page i {
    font-style: normal;
  }
  .page i.picked {
    outline: 1px solid var(--ink);
    background: var(--sunken);
  }
  .through {
    display: block;
    max-width: 40rem;
    margin-top: var(--s2);
  }
`;
