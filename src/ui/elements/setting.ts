import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { allowed, type Field, type Value } from '../../config/field';
import { shared } from '../styles';
import { icon } from './icon';
import { settingStyles } from './setting-styles';

/** A setting moved to a value that its field accepts. */
export class SettingEvent extends Event {
  static readonly type = 'ep-setting';
  constructor(readonly value: Value) {
    super(SettingEvent.type);
  }
}

/**
 * What all settings share: label, one line of help behind a button, a way back to the preset, and what is
 * wrong with the value, in place. A subclass draws the control.
 *
 * @fires ep-setting - a new value; the value shown changes only when the property does
 */
export abstract class SettingElement<F extends Field> extends LitElement {
  static override styles = [shared, settingStyles];

  @property({ attribute: false }) field!: F;
  @property({ attribute: false }) value!: Value;
  /** What the preset says, where it differs there is a way back to it. */
  @property({ attribute: false }) preset?: Value;
  /** What is wrong, where the value does not go with the others. */
  @property() problem = '';
  @state() private open = false;
  @state() protected mistake = '';

  protected abstract renderValue(): TemplateResult;
  protected abstract text(value: Value): string;

  /** What stands below the label, such as a slider. */
  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected send(value: Value): void {
    this.mistake = '';
    if (value !== this.value) this.dispatchEvent(new SettingEvent(value));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('value') || changed.has('preset')) this.mistake = '';
  }

  override render() {
    const { label } = this.field;
    const wrong = this.mistake || this.problem;
    return html`
      <div class="row">
        <label for="control" id="label">${label}</label>
        <span class="space"></span>
        <button
          class="about"
          aria-label="About ${label}"
          aria-expanded=${this.open}
          aria-controls="help"
          @click=${() => (this.open = !this.open)}
        >
          ${icon('info', 14)}
        </button>
        ${this.#renderReset()} ${this.renderValue()}
      </div>
      ${this.renderBelow()}
      <p id="help" ?hidden=${!this.open}>
        ${this.field.help} <span class="range">${sentence(allowed(this.field))}</span>
      </p>
      <p id="wrong" role="alert" ?hidden=${!wrong}>${wrong}</p>
    `;
  }

  #renderReset() {
    const { preset } = this;
    if (preset === undefined || preset === this.value) return nothing;
    const words = `Back to the preset’s ${this.text(preset)}`;
    return html`<button
      class="back"
      aria-label="${this.field.label}: ${words}"
      title=${words}
      @click=${() => this.send(preset)}
    >
      ${icon('undo', 14)}
    </button>`;
  }
}

function sentence(words: string): string {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}
