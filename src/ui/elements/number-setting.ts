import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { accepts, allowed, type NumberField, type Value } from '../../config/field';
import { exact } from '../format';
import { shared } from '../styles';
import { nearestStop, stopsOf, type Stop } from '../stops';
import { SettingElement } from './setting';
import { settingStyles } from './setting-styles';
import { sliderStyles } from './slider-styles';

const THOUSANDS = /^-?[1-9]\d{0,2}(,\d{3})+(\.|$)/;

/**
 * A number as a slider beneath a value that can be typed over. The slider keeps to round numbers that go
 * with the other settings; a typed value may be anything that the field allows.
 *
 * @fires ep-setting - a new value
 */
@customElement('ep-number-setting')
export class NumberSetting extends SettingElement<NumberField> {
  static override styles = [shared, settingStyles, sliderStyles];

  /** Values that go with the other settings. */
  @property({ attribute: false }) allow?: (value: number) => boolean;
  /** Words that are on offer now, of those that the field knows. */
  @property({ attribute: false }) words: readonly string[] = [];
  /** What is being typed, until it is done: no update of the page may take it away. */
  @state() private typing: string | null = null;

  protected override text(value: Value): string {
    return typeof value === 'number' ? exact(value) : String(value);
  }

  protected override renderValue() {
    const unit = counted(this.field.unit, this.value);
    const text = this.text(this.value);
    return html`<input
        class="value"
        id="control"
        style="width: ${Math.max(text.length, 2) + 1.5}ch"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="help wrong"
        aria-invalid=${Boolean(this.mistake || this.problem)}
        .value=${live(this.typing ?? text)}
        @focus=${(event: FocusEvent) => input(event).select()}
        @input=${this.#types}
        @blur=${() => (this.typing = null)}
        @change=${this.#typed}
        @keydown=${this.#key}
      />${unit && typeof this.value === 'number' ? html`<span class="unit">${unit}</span>` : nothing}`;
  }

  protected override renderBelow() {
    const stops = this.#stops();
    const at = nearestStop(stops, this.#stop(), this.field.slider?.log ?? false);
    const last = Math.max(stops.length - 1, 1);
    return html`<input
      type="range"
      aria-labelledby="label"
      aria-valuetext=${this.text(this.value)}
      min="0"
      max=${last}
      step="1"
      style="--at: ${at / last}"
      .value=${live(String(at))}
      @input=${(event: InputEvent) => this.#slid(Number(input(event).value))}
    />`;
  }

  #stops(): Stop[] {
    return stopsOf(this.field, { words: this.words, allow: this.allow });
  }

  #stop(): Stop {
    return typeof this.value === 'boolean' ? 0 : this.value;
  }

  #slid(index: number): void {
    const stop = this.#stops()[index];
    if (stop !== undefined) this.send(stop);
    // The text inputs of lit's live() follow the property; the range stays where the hand is.
    this.requestUpdate();
  }

  readonly #types = (event: Event): void => {
    this.mistake = '';
    this.typing = input(event).value;
  };

  readonly #typed = (event: Event): void => {
    const typed = input(event).value.trim();
    this.typing = null;
    const value = this.#read(typed);
    if (accepts(this.field, value)) this.send(value);
    else
      this.mistake = `“${typed}” is not allowed here: ${this.field.label} must be ${allowed(this.field)}.`;
    this.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It is for what was typed, not for the sheet that this stands in.
    if (this.typing !== null || this.mistake !== '') event.preventDefault();
    this.typing = null;
    this.mistake = '';
    // Else the browser would count what was typed as a change.
    input(event).value = this.text(this.value);
    input(event).blur();
  };

  #read(typed: string): number | string {
    if (this.field.words?.includes(typed)) return typed;
    const plain = typed.replace(/\s/g, '').replace('−', '-');
    // A comma parts thousands; where it can't, it is what many write for a point.
    const point = THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
    return plain === '' ? typed : Number(point);
  }
}

/** "1 model", "2 models", "1 step/s". */
function counted(unit: string | undefined, value: Value): string | undefined {
  return value === 1 ? unit?.replace(/s(?=\/|$)/, '') : unit;
}

function input(event: Event): HTMLInputElement {
  const { currentTarget } = event;
  if (currentTarget instanceof HTMLInputElement) return currentTarget;
  throw new Error('not an input’s event');
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-number-setting': NumberSetting;
  }
  interface HTMLElementEventMap {
    'ep-setting': import('./setting').SettingEvent;
  }
}
