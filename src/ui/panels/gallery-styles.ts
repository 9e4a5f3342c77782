import { css } from 'lit';

/** A sheet of fixed height, so that filtering moves nothing but what is listed. */
export const galleryStyles = css`
  dialog {
    width: min(1120px, calc(100vw - 24px));
    max-width: none;
    height: min(900px, calc(100dvh - 24px));
    padding: 0;
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  .head {
    padding: var(--s5) var(--s6) var(--s3);
    border-bottom: 1px solid var(--line);
  }
  .head .title {
    gap: var(--s2) var(--s4);
    margin-bottom: var(--s3);
  }
  input[type='search'] {
    font: inherit;
    color: inherit;
    width: 240px;
    height: 32px;
    margin-left: auto;
    padding: 0 var(--s3);
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 6px;
  }
  input[type='search']::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }
  input[type='search']::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .part {
    position: relative;
    display: block;
  }
  .part input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .part span {
    display: block;
    padding: 0 10px;
    font: var(--text-s) / 24px var(--sans);
    color: var(--ink-2);
    border: 1px solid var(--line);
    border-radius: 13px;
  }
  .part input:checked + span {
    color: var(--bg);
    background: var(--ink);
    border-color: var(--ink);
  }
  .part input:focus-visible + span {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .list {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 var(--s6) var(--s6);
  }
  section {
    padding-top: var(--s5);
  }
  h3 {
    font: 600 var(--text-l) / 24px var(--sans);
  }
  h4 {
    margin: var(--s1) 0 0;
    font: 600 var(--text-s) / 16px var(--sans);
  }
  .why,
  .summary,
  .key,
  .none {
    font-size: var(--text-s);
    line-height: 16px;
    color: var(--ink-2);
  }
  .shelf {
    display: grid;
    grid-template-columns: 176px 1fr;
    gap: var(--s5);
    padding: var(--s4) 0;
  }
  .shelf + .shelf {
    border-top: 1px solid var(--line);
  }
  code {
    display: block;
    font: var(--text-s) / 16px var(--mono);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  ul {
    list-style: none;
    display: grid;
    gap: var(--s2) var(--s4);
    align-content: start;
    grid-template-columns: repeat(auto-fill, minmax(320px, 1fr));
  }
  .card {
    display: grid;
    gap: var(--s3);
    align-content: start;
    width: 100%;
    height: 100%;
    padding: var(--s2);
    text-align: left;
    border: 1px solid transparent;
    border-radius: var(--radius);
  }
  .recipe {
    grid-template-columns: 72px 1fr;
    margin-left: -8px;
  }
  .tasks {
    margin-top: var(--s3);
    grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
  }
  .task {
    grid-template-columns: 96px 1fr;
    margin-left: -8px;
  }
  .card[aria-current='true'] {
    border-color: var(--control);
    background: var(--surface);
  }
  .card:focus-visible {
    outline-offset: -1px;
    border-radius: var(--radius);
  }
  .card b,
  .card .summary {
    display: block;
  }
  .card .summary + code,
  .card b + code {
    margin-bottom: 2px;
  }
  .recipe svg {
    margin-top: 2px;
  }
  .none {
    padding: var(--s8) 0;
    font-size: var(--text-m);
  }
  .none button {
    color: var(--ink);
    text-decoration: underline;
    text-underline-offset: 3px;
    min-height: 24px;
  }
  .key {
    padding-top: var(--s3);
  }
  .heldout {
    color: var(--held-out);
    font-weight: 600;
  }
  .train {
    color: var(--train);
    font-weight: 600;
  }
  @media (hover: hover) {
    .card:hover {
      background: var(--sunken);
    }
    .part:hover span {
      border-color: var(--control);
    }
  }
  @media (max-width: 700px) {
    .head {
      padding: var(--s4) var(--s4) var(--s3);
    }
    .list {
      padding: 0 var(--s4) var(--s4);
    }
    .head .title {
      flex-wrap: wrap;
    }
    .close {
      margin-left: auto;
    }
    input[type='search'] {
      order: 1;
      width: 100%;
      /* Smaller type makes iPhones zoom in. */
      font-size: 16px;
      height: 40px;
    }
    .shelf {
      grid-template-columns: 1fr;
      gap: var(--s2);
    }
    .about {
      display: grid;
      grid-template-columns: 96px 1fr;
      column-gap: var(--s3);
      align-items: center;
    }
    .about .thumbnail {
      grid-row: span 2;
    }
    .about h4 {
      align-self: end;
    }
    .about code {
      align-self: start;
    }
    .part span {
      line-height: 30px;
      border-radius: 16px;
    }
    ul,
    .tasks {
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      width: calc(100% + 16px);
      margin-right: -8px;
    }
  }
`;
