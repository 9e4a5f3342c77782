import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ToggleField, Value } from '../../config/field';
import { SettingElement } from './setting';

/**
 * On or off.
 *
 * @fires ep-setting - the other state
 */
@customElement('ep-toggle-setting')
export class ToggleSetting extends SettingElement<ToggleField> {
  protected override text(value: Value): string {
    return value === true ? 'on' : 'off';
  }

  protected override renderValue() {
    return html`<input
      type="checkbox"
      role="switch"
      id="control"
      aria-describedby="help wrong"
      .checked=${live(this.value === true)}
      @change=${() => this.send(this.value !== true)}
    />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-toggle-setting': ToggleSetting;
  }
}
