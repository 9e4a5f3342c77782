import type { Activation } from '../graph/kernel';

/** max(x, 0), written so that NaN stays NaN. */
const relu: Activation = {
  id: 'relu',
  value: (x) => (x < 0 ? 0 : x),
  derivative: (x) => (x > 0 ? 1 : 0),
  wgsl: `
fn activation_value(x: f32) -> f32 { return select(x, 0.0, x < 0.0); }
fn activation_derivative(x: f32) -> f32 { return select(0.0, 1.0, x > 0.0); }
`,
};
export default relu;
