import loss from './loss';
import type { Metric } from './metric';

/** Loss in bits: −(1/K) Σ log₂ p(target). Range 0 to ∞. Source: Shannon (1948). */
const bits: Metric = {
  ...loss,
  id: 'bits',
  title: 'Bits',
  unit: 'bits per token',
  formula: '−(1/k) Σ log₂ p(right token)',
  plain: 'The same surprise counted in yes–no questions: how many it would still have to ask.',
  value: ([nats]) => nats / Math.LN2,
};

export default bits;
