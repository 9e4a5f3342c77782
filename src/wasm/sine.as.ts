// sin, cos and exp in float64 from their series, with no tables: the same bits on every machine.

// π/2 in two parts, the first with 33 bits so that n times it is exact for n < 2²⁰.
const HALF_PI_HIGH: f64 = 1.57079632673412561417;
const HALF_PI_LOW: f64 = 6.07710050650619224932e-11;

/** sin for |x| ≤ π/4, as fdlibm's kernel. */
function sinNear(x: f64): f64 {
  const z = x * x;
  let p: f64 = 1.58969099521155010221e-10;
  p = p * z - 2.5050760253406863418e-8;
  p = p * z + 2.75573137070700676789e-6;
  p = p * z - 1.98412698298579493134e-4;
  p = p * z + 8.33333333332248946124e-3;
  p = p * z - 1.66666666666666324348e-1;
  return x + x * z * p;
}

/** cos for |x| ≤ π/4, as fdlibm's kernel. */
function cosNear(x: f64): f64 {
  const z = x * x;
  let p: f64 = -1.13596475577881948265e-11;
  p = p * z + 2.0875723212981748279e-9;
  p = p * z - 2.75573143513906633035e-7;
  p = p * z + 2.48015872894767294178e-5;
  p = p * z - 1.38888888888741095749e-3;
  p = p * z + 4.16666666666666019037e-2;
  return 1 - 0.5 * z + z * z * p;
}

/** sin(x + turns·π/2) for 0 ≤ x < 2²⁰. */
export function sine(x: f64, turns: i32): f64 {
  const n = nearest(x * 0.63661977236758134308);
  const r = x - n * HALF_PI_HIGH - n * HALF_PI_LOW;
  const quadrant = (<i32>n + turns) & 3;
  const y = quadrant & 1 ? cosNear(r) : sinNear(r);
  return quadrant & 2 ? -y : y;
}

/** eˣ for −700 < x ≤ 0: 2ⁿ·eʳ with |r| ≤ ½ ln 2, eʳ by 13 terms of its series. */
export function exponential(x: f64): f64 {
  const n = nearest(x * 1.44269504088896340736);
  const r = x - n * 6.9314718036912381649e-1 - n * 1.90821492927058770002e-10;
  let sum: f64 = 1;
  for (let i = 13; i > 0; i--) sum = 1 + (sum * r) / <f64>i;
  return sum * reinterpret<f64>((<i64>n + 1023) << 52);
}
