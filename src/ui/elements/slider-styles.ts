import { css } from 'lit';

/** A thin track filled to the thumb; `--at` is the thumb's place from 0 to 1. */
export const sliderStyles = css`
  input[type='range'] {
    appearance: none;
    display: block;
    width: 100%;
    height: 16px;
    margin: 0;
    background: none;
    cursor: pointer;
    --edge: calc(6px + var(--at) * (100% - 12px));
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--fill) var(--edge), var(--track) var(--edge));
  }
  input[type='range']::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--fill) var(--edge), var(--track) var(--edge));
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 14px;
    height: 14px;
    margin-top: -5px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--bg);
  }
  input[type='range']::-moz-range-thumb {
    width: 10px;
    height: 10px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--bg);
  }
  input[type='range']:active::-webkit-slider-thumb {
    background: var(--ink);
  }
  input[type='range']:active::-moz-range-thumb {
    background: var(--ink);
  }
  @media (pointer: coarse) {
    input[type='range'] {
      height: 28px;
    }
    input[type='range']::-webkit-slider-thumb {
      width: 20px;
      height: 20px;
      margin-top: -8px;
    }
  }
`;
