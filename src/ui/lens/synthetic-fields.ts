import type { NumberField } from '../../config/field';
import { syntheticDefaults, type SyntheticSettings } from '../../analysis/synthetic';

/** The settings that a person moves; the seed is drawn. */
export const FIELDS: Readonly<Record<Exclude<keyof SyntheticSettings, 'seed'>, NumberField>> = {
  length: {
    kind: 'integer',
    min: 1,
    max: 64,
    slider: { min: 1, max: 32 },
    default: syntheticDefaults.length,
    label: 'Answer length k',
    help: 'All of so many tokens must be right for an answer to count.',
  },
  exponent: {
    kind: 'number',
    min: 0.05,
    max: 4,
    slider: { min: 0.1, max: 2 },
    default: syntheticDefaults.exponent,
    label: 'Exponent α',
    help: 'How fast the error falls with scale: ε = 0.95 · s^−α.',
  },
  examples: {
    kind: 'integer',
    min: 4,
    max: 2048,
    slider: { min: 8, max: 1024, log: true },
    default: syntheticDefaults.examples,
    label: 'Answers tested n',
    help: 'How many answers are drawn at each scale. A small test sees nothing of what is rare.',
  },
  noise: {
    kind: 'number',
    min: 0,
    max: 1,
    slider: { min: 0, max: 0.5 },
    default: syntheticDefaults.noise,
    label: 'Noise σ',
    help: 'How far each model strays from the law: its error is e^(σz) times the law’s, z standard normal.',
  },
};
