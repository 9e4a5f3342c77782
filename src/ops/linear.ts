import type { Graph, Tensor } from '../graph/graph';

export interface LinearOptions {
  /** (N). */
  readonly bias?: Tensor | null;
  /** (M, N), added last. */
  readonly residual?: Tensor | null;
  /** Id of the activation applied before the residual is added. */
  readonly activation?: string;
  /** The weight is (N, K) instead of (K, N). */
  readonly transposed?: boolean;
  /** x is data: nothing wants its gradient. */
  readonly constant?: boolean;
}

interface Matmul {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly out: Tensor;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly accumulate?: 0 | 1;
  readonly bias?: Tensor | null;
  readonly residual?: Tensor | null;
  readonly activation?: string | undefined;
  readonly pre?: Tensor | null;
}

function matmul(g: Graph, c: Matmul): void {
  const { a, b, out, m, n, k, bias = null, residual = null, pre = null, activation } = c;
  g.emit(
    'matmul',
    {
      m,
      n,
      k,
      transpose_a: c.transposeA ? 1 : 0,
      transpose_b: c.transposeB ? 1 : 0,
      accumulate: c.accumulate ?? 0,
      has_bias: bias ? 1 : 0,
      has_residual: residual ? 1 : 0,
      has_activation: activation ? 1 : 0,
    },
    { a, b, bias, residual, out, pre },
    { invocations: Math.ceil(m / 4) * Math.ceil(n / 4) },
    { ...(activation && { activation }), flops: 2 * m * n * k },
  );
}

/** out (M, N) = act(x·W + bias) + residual, x (M, K), W (K, N). */
export function linear(
  g: Graph,
  label: string,
  x: Tensor,
  weight: Tensor,
  options: LinearOptions = {},
): Tensor {
  const { bias = null, residual = null, activation, transposed = false, constant } = options;
  const [m, k] = x.shape as [number, number];
  const n = weight.shape[transposed ? 0 : 1];
  const out = g.tensor(label, [m, n]);
  const pre = activation ? g.tensor(`${label}_pre`, [m, n]) : null;
  matmul(g, {
    a: x,
    b: weight,
    out,
    m,
    n,
    k,
    transposeB: transposed,
    bias,
    residual,
    activation,
    pre,
  });
  g.record(() => {
    let d_out = g.gradientOf(out);
    if (activation && pre) {
      const d_pre = g.tensor(`d_${pre.label}`, pre.shape);
      const count = m * n;
      g.emit(
        'activation_backward',
        { count },
        { pre, d_out, d_pre },
        { invocations: count },
        { activation },
      );
      d_out = d_pre;
    }
    const dW = g.gradientTarget(weight);
    matmul(g, {
      ...(transposed ? { a: d_out, b: x, m: n, n: k } : { a: x, b: d_out, m: k, n }),
      out: dW.tensor,
      k: m,
      transposeA: true,
      accumulate: dW.accumulate,
    });
    if (bias) {
      const out = g.gradientTarget(bias).tensor;
      g.emit('column_sum', { rows: m, columns: n }, { x: d_out, out }, { invocations: n });
    }
    // Before x, which may share memory with the residual's gradient and then adds to it.
    if (residual) g.passGradient(out, residual);
    if (constant) return;
    const dX = g.gradientTarget(x);
    matmul(g, {
      a: d_out,
      b: weight,
      out: dX.tensor,
      m,
      n: k,
      k: n,
      transposeB: !transposed,
      accumulate: dX.accumulate,
    });
  });
  return out;
}
