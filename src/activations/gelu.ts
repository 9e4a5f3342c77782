import type { Activation } from '../graph/kernel';

/** √(2/π). */
const S = 0.7978845608028654;
const A = 0.044715;

/** x·½(1 + tanh(√(2/π)(x + 0.044715 x³))), the tanh form (Hendrycks & Gimpel 2016). */
const gelu: Activation = {
  id: 'gelu',
  value: (x) => 0.5 * x * (1 + Math.tanh(S * (x + A * x * x * x))),
  derivative(x) {
    const t = Math.tanh(S * (x + A * x * x * x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * S * (1 + 3 * A * x * x);
  },
  // tanh of a large argument overflows on some drivers, and beyond ±10 it is ±1 in float32 anyway.
  wgsl: `
fn gelu_tanh(x: f32) -> f32 {
  return tanh(clamp(0.7978845608028654 * (x + 0.044715 * x * x * x), -10.0, 10.0));
}
fn activation_value(x: f32) -> f32 { return 0.5 * x * (1.0 + gelu_tanh(x)); }
fn activation_derivative(x: f32) -> f32 {
  let t = gelu_tanh(x);
  return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * 0.7978845608028654 * (1.0 + 0.134145 * x * x);
}
`,
};
export default gelu;
