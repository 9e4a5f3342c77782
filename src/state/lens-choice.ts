/** What the lens shows, as the page's address writes it: "judge:brier,x:loss,k:4", or "on" for what is usual. */
import { syntheticDefaults, type SyntheticSettings } from '../analysis/synthetic';
import { defaultSettings, type Settings } from '../metrics/metric';

export const X_AXES = ['step', 'tokens', 'flop', 'loss'] as const;
export type XAxis = (typeof X_AXES)[number];
export const Y_SCALES = ['linear', 'log', 'logit'] as const;
export type YScale = (typeof Y_SCALES)[number];
export const X_SCALES = ['linear', 'log'] as const;
export type XScale = (typeof X_SCALES)[number];

export interface LensChoice {
  /** Id of the metric that the verdict is on. */
  readonly judged: string;
  /** Id of the metric that is shown large. */
  readonly large: string | null;
  readonly x: XAxis;
  /** Null: as suits the preset. */
  readonly xScale: XScale | null;
  readonly y: YScale;
  /** k: the first so many graded tokens count; null: all. */
  readonly first: number | null;
  readonly settings: Settings;
  /** The model that nobody trained. */
  readonly synthetic: SyntheticSettings;
}

export const usualChoice: LensChoice = {
  judged: 'exact-match',
  large: null,
  x: 'step',
  xScale: null,
  y: 'linear',
  first: null,
  settings: defaultSettings,
  synthetic: syntheticDefaults,
};

/** The synthetic model's settings as the address names them, and what each may be. */
const SYNTHETIC = [
  ['sk', 'length', 1, 64],
  ['alpha', 'exponent', 0.05, 4],
  ['sn', 'examples', 4, 2048],
  ['sigma', 'noise', 0, 1],
  ['draw', 'seed', 0, 9999],
] as const;
const WHOLE: readonly string[] = ['length', 'examples', 'seed'];

const USUAL = 'on';
const METRIC = /^[a-z-]{1,40}$/;

export function writeLens(choice: LensChoice): string {
  const { judged, large, x, xScale, y, first, settings, synthetic } = choice;
  const parts: [string, string | number | null][] = [
    ['judge', judged === usualChoice.judged ? null : judged],
    ['large', large],
    ['x', x === usualChoice.x ? null : x],
    ['across', xScale],
    ['y', y === usualChoice.y ? null : y],
    ['k', first],
    ['n', settings.edits === defaultSettings.edits ? null : settings.edits],
    ['error', settings.error === defaultSettings.error ? null : settings.error],
    ['tau', settings.threshold === defaultSettings.threshold ? null : settings.threshold],
    ...SYNTHETIC.map(([key, name]): [string, number | null] => [
      key,
      synthetic[name] === syntheticDefaults[name] ? null : synthetic[name],
    ]),
  ];
  const said = parts.filter(([, value]) => value !== null).map(([key, value]) => `${key}:${value}`);
  return said.length === 0 ? USUAL : said.join(',');
}

/** Reads what `writeLens` wrote; parts that mean nothing are left out and named. */
export function readLens(text: string): { choice: LensChoice; unread: readonly string[] } {
  let choice = usualChoice;
  const unread: string[] = [];
  for (const part of text === USUAL || text === '' ? [] : text.split(',')) {
    const at = part.indexOf(':');
    const change = at < 0 ? undefined : readPart(part.slice(0, at), part.slice(at + 1), choice);
    if (change) choice = { ...choice, ...change };
    else unread.push(part);
  }
  return { choice, unread };
}

function readPart(
  key: string,
  value: string,
  { settings, synthetic }: LensChoice,
): Partial<LensChoice> | undefined {
  const number = /^\d*\.?\d+$/.test(value) ? Number(value) : NaN;
  const count = Number.isInteger(number) && number < 10_000 ? number : undefined;
  switch (key) {
    case 'judge':
      return METRIC.test(value) ? { judged: value } : undefined;
    case 'large':
      return METRIC.test(value) ? { large: value } : undefined;
    case 'x':
      return found(X_AXES, value, (x) => ({ x }));
    case 'across':
      return found(X_SCALES, value, (xScale) => ({ xScale }));
    case 'y':
      return found(Y_SCALES, value, (y) => ({ y }));
    case 'k':
      return count ? { first: count } : undefined;
    case 'n':
      return count === undefined ? undefined : { settings: { ...settings, edits: count } };
    case 'tau':
      return number >= 0 && number < 1
        ? { settings: { ...settings, threshold: number } }
        : undefined;
    case 'error':
      return number > 0 && number <= 0.5 ? { settings: { ...settings, error: number } } : undefined;
    default:
      return readSynthetic(key, number, synthetic);
  }
}

function readSynthetic(
  wanted: string,
  number: number,
  synthetic: SyntheticSettings,
): Partial<LensChoice> | undefined {
  const [, name, min, max] = SYNTHETIC.find(([key]) => key === wanted) ?? [];
  if (!name || !(number >= min && number <= max)) return undefined;
  if (WHOLE.includes(name) && !Number.isInteger(number)) return undefined;
  return { synthetic: { ...synthetic, [name]: number } };
}

function found<T extends string, R>(
  options: readonly T[],
  value: string,
  then: (option: T) => R,
): R | undefined {
  const option = options.find((each) => each === value);
  return option && then(option);
}
