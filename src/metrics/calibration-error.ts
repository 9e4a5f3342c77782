import type { Metric } from './metric';

const BINS = 15;

/**
 * Expected calibration error: tokens in 15 equal bins by the confidence of the answer; the mean over tokens of
 * |share right − mean confidence| of the token's bin.
 *
 * Range 0 to 1. An example's scores are its part of each bin's difference, so the value is Σ |mean|. A few hundred
 * tokens give some error to a perfectly calibrated model too. Source: Naeini et al. (2015), Guo et al. (2017).
 */
const calibrationError: Metric = {
  id: 'calibration-error',
  title: 'Calibration error',
  unit: 'confidence against accuracy',
  formula: 'Σ over 15 bins of (share of tokens) · |share right − mean confidence|',
  source: 'Naeini et al. (2015); Guo et al. (2017)',
  plain:
    'How far the model’s sureness is from how often it is right: “90% sure” should be right 9 times in 10.',
  range: [0, 1],
  better: 'down',
  kind: 'smooth',
  interval: 'bootstrap',
  reads: ['predicted', 'confidence'],
  width: () => BINS,
  score({ count, graded, lengths, predicted, target, confidence }, into) {
    into.fill(0);
    for (let i = 0, at = 0; i < count; i++) {
      const k = lengths?.[i] ?? graded;
      for (let j = 0; j < graded; j++, at++) {
        // Bins are open below and closed above, as Guo et al. have them.
        const bin = Math.min(BINS - 1, Math.max(0, Math.ceil(confidence[at] * BINS) - 1));
        into[i * BINS + bin] += ((predicted[at] === target[at] ? 1 : 0) - confidence[at]) / k;
      }
    }
  },
  value(differences) {
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) sum += Math.abs(differences[bin]);
    return sum;
  },
};

export default calibrationError;
