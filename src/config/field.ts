/** One setting of a run: what it may be, what it is by default, and how a person reads it. */
interface Described {
  /** Plain name, as the page shows it. */
  readonly label: string;
  /** One line that says what the setting does. */
  readonly help: string;
  /** Unit or count noun, shown after the value. */
  readonly unit?: string;
  /** Few want it: the page shows it with the rest, under More. */
  readonly seldom?: boolean;
  /** Set by a control of its own: a person brings a text, and the value is the number that names it. */
  readonly control?: 'text';
}

export interface NumberField extends Described {
  readonly kind: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
  /** The bound itself is not allowed. */
  readonly openMin?: boolean;
  readonly openMax?: boolean;
  /** Words allowed beside the numbers, such as "full" for a batch size. */
  readonly words?: readonly string[];
  readonly default: number | string;
  /** Where a slider goes; a typed value may go on to min and max. */
  readonly slider?: { readonly min: number; readonly max: number; readonly log?: boolean };
}

export interface ChoiceField extends Described {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly default: string;
  /** What somebody who chooses an option should know beforehand; shown as long as it is chosen. */
  readonly notes?: Readonly<Partial<Record<string, string>>>;
}

export interface ToggleField extends Described {
  readonly kind: 'toggle';
  readonly default: boolean;
}

export type Field = NumberField | ChoiceField | ToggleField;
export type Fields = Readonly<Record<string, Field>>;
export type Value = number | string | boolean;

/** What a field accepts, in words: "an integer from 4 to 512", "a number above 0, up to 1". */
export function allowed(field: Field): string {
  if (field.kind === 'toggle') return 'true or false';
  if (field.kind === 'choice') return `one of ${field.options.join(', ')}`;
  const noun = field.kind === 'integer' ? 'an integer' : 'a number';
  const { min, max, openMin, openMax } = field;
  const low = openMin ? `above ${min},` : `from ${min}${openMax ? ',' : ''}`;
  const high = openMax ? `below ${max}` : `${openMin ? 'up ' : ''}to ${max}`;
  const words = (field.words ?? []).map((word) => ` or "${word}"`).join('');
  return `${noun} ${low} ${high}${words}`;
}

/** Whether a value is one that the field accepts; no coercion, NaN and infinities refused. */
export function accepts(field: Field, value: unknown): value is Value {
  if (field.kind === 'toggle') return typeof value === 'boolean';
  if (field.kind === 'choice') return typeof value === 'string' && field.options.includes(value);
  if (typeof value === 'string') return field.words?.includes(value) ?? false;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (field.kind === 'integer' && !Number.isInteger(value)) return false;
  if (field.openMin ? value <= field.min : value < field.min) return false;
  return field.openMax ? value < field.max : value <= field.max;
}
