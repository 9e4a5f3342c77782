import type { RunInfo } from '../protocol';

/** Choices as a person writes them. */
const WORDS: Readonly<Record<string, string>> = {
  relu: 'ReLU',
  gelu: 'GELU',
  layernorm: 'LayerNorm',
  rmsnorm: 'RMSNorm',
  mlp: 'in the MLP',
  all: 'everywhere',
  'sum-of-squares': 'sum of squares',
  cubic: 'x³ + xy',
  adamw: 'AdamW',
};

export function word(option: string): string {
  return Object.hasOwn(WORDS, option) ? WORDS[option] : option;
}

export function runsOn({ executor }: RunInfo): string {
  return executor === 'gpu' ? 'WebGPU' : 'CPU';
}
