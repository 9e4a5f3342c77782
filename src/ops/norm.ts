import type { Graph, Tensor } from '../graph/graph';

/** (x − mean)/√(variance + 1e-5)·scale + bias over each row of x (M, D); scale, bias (D). */
export function layernorm(g: Graph, label: string, x: Tensor, scale: Tensor, bias: Tensor): Tensor {
  const [rows, width] = x.shape as [number, number];
  const out = g.tensor(label, [rows, width]);
  const stats = g.tensor(`${label}_stats`, [rows, 2]);
  g.emit('layernorm', { rows, width }, { x, scale, bias, out, stats }, { invocations: rows });
  g.record(() => {
    const d_out = g.gradientOf(out);
    const d_scale = g.gradientTarget(scale).tensor;
    // The bias lies behind the scale in the same buffer.
    const bias_at = g.gradientTarget(bias).tensor.offset - d_scale.offset;
    g.emit(
      'layernorm_backward_parameters',
      { rows, width, bias_at },
      { x, stats, d_out, d_parameters: { ...d_scale, length: bias_at + width } },
      { invocations: width },
    );
    const { tensor: d_x, accumulate } = g.gradientTarget(x);
    g.emit(
      'layernorm_backward',
      { rows, width, accumulate },
      { x, stats, scale, d_out, d_x },
      { invocations: rows },
    );
  });
  return out;
}

/** x/√(mean(x²) + 1e-5)·scale over each row of x (M, D); scale (D) (Zhang & Sennrich 2019). */
export function rmsnorm(g: Graph, label: string, x: Tensor, scale: Tensor): Tensor {
  const [rows, width] = x.shape as [number, number];
  const out = g.tensor(label, [rows, width]);
  const stats = g.tensor(`${label}_stats`, [rows]);
  g.emit('rmsnorm', { rows, width }, { x, scale, out, stats }, { invocations: rows });
  g.record(() => {
    const d_out = g.gradientOf(out);
    const d_scale = g.gradientTarget(scale).tensor;
    g.emit(
      'rmsnorm_backward_parameters',
      { rows, width },
      { x, stats, d_out, d_scale },
      { invocations: width },
    );
    const { tensor: d_x, accumulate } = g.gradientTarget(x);
    g.emit(
      'rmsnorm_backward',
      { rows, width, accumulate },
      { x, stats, scale, d_out, d_x },
      { invocations: rows },
    );
  });
  return out;
}
