import loss from './loss';
import type { Metric } from './metric';

/**
 * Perplexity: e to the mean loss of all examples.
 *
 * Range 1 to ∞; guessing evenly among m answers gives m. Source: Jelinek et al. (1977).
 */
const perplexity: Metric = {
  ...loss,
  id: 'perplexity',
  title: 'Perplexity',
  unit: 'equally likely tokens',
  formula: 'exp(mean loss)',
  source: 'Jelinek et al. (1977)',
  plain: 'Among how many equally likely tokens the model seems to be guessing; 1 is certainty.',
  range: [1, Infinity],
  value: ([nats]) => Math.exp(nats),
};

export default perplexity;
