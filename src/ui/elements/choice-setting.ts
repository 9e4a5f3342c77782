import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ChoiceField, Value } from '../../config/field';
import { word } from '../words';
import { SettingElement } from './setting';

/**
 * One of a few words.
 *
 * @fires ep-setting - a new choice
 */
@customElement('ep-choice-setting')
export class ChoiceSetting extends SettingElement<ChoiceField> {
  protected override text(value: Value): string {
    return word(String(value));
  }

  protected override renderValue() {
    return html`<select
      id="control"
      aria-describedby="note help wrong"
      .value=${live(String(this.value))}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) this.send(currentTarget.value);
      }}
    >
      ${this.field.options.map(
        (option) =>
          html`<option value=${option} ?selected=${option === this.value}>${word(option)}</option>`,
      )}
    </select>`;
  }

  protected override renderBelow() {
    const note = this.field.notes?.[String(this.value)];
    return note ? html`<p id="note">${note}</p>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-choice-setting': ChoiceSetting;
  }
}
