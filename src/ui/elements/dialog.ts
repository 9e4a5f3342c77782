import { LitElement } from 'lit';
import { query } from 'lit/decorators.js';

/** A sheet over the page: Escape, the close button and a click beside it close it. */
export abstract class DialogElement extends LitElement {
  @query('dialog') protected readonly dialog!: HTMLDialogElement;

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  /** A press on the backdrop has the dialog itself as its target. */
  protected readonly closeBeside = (event: PointerEvent): void => {
    if (event.composedPath()[0] !== this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) this.close();
  };
}
