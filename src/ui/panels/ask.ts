import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WrittenMessage } from '../../state/runs';
import type { RunView } from '../../state/run-view';
import './ask-problem';
import './write-on';

/**
 * Where a visitor asks the model: a problem of their own, or a text to write on from. Its code comes when the page has
 * settled.
 *
 * @fires ep-action - write
 */
@customElement('ep-ask')
export class Ask extends LitElement {
  @property({ attribute: false }) run: RunView | null = null;
  /** The last that any model wrote on request. */
  @property({ attribute: false }) written: WrittenMessage | null = null;

  override render() {
    const { run, written } = this;
    if (!run || run.task.prompt === null) return nothing;
    return run.task.prose
      ? html`<ep-write-on .run=${run} .written=${written}></ep-write-on>`
      : html`<ep-ask-problem .run=${run} .written=${written}></ep-ask-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-ask': Ask;
  }
}
