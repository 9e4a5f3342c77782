/** Whether two float arrays agree bit for bit, quicker than a deep comparison. */
export function sameBytes(a: Float32Array, b: Float32Array): boolean {
  const [x, y] = [a, b].map((each) => new Uint32Array(each.slice().buffer));
  return x.length === y.length && x.every((word, i) => word === y[i]);
}
