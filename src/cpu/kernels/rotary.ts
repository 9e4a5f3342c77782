import { defineKernel } from '../../graph/kernel';

/**
 * Rotary positions (Su et al. 2021) on half-split pairs: with θ = position·10,000^(−2i/d), components
 * (i, i + d/2) of each head turn by `direction`·θ. Backward is the same with direction −1. Row b·Q + i stands
 * at position i, or with `slots` > 0 where the record says.
 */
export default defineKernel({
  name: 'rotary',
  bindings: { batch: 'read u32', x: 'read', out: 'read_write' },
  constants: [
    'rows',
    'queries',
    'heads',
    'head_width',
    'slots',
    'record',
    'record_offset',
    'direction',
  ],
  run(constants, { batch, x, out }) {
    const { rows, queries, heads, head_width, slots, record, record_offset, direction } = constants;
    const half = head_width / 2;
    for (let row = 0; row < rows; row++) {
      const i = row % queries;
      const b = (row - i) / queries;
      const position = slots > 0 ? batch[b * record + record_offset + i] : i;
      for (let h = 0; h < heads; h++) {
        for (let l = 0; l < half; l++) {
          const angle = position * Math.pow(10_000, -l / half);
          const cos = Math.cos(angle);
          const sin = direction * Math.sin(angle);
          const at = (row * heads + h) * head_width + l;
          const first = x[at];
          const second = x[at + half];
          out[at] = first * cos - second * sin;
          out[at + half] = first * sin + second * cos;
        }
      }
    }
  },
});
