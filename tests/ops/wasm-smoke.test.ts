import { test } from 'vitest';
import { createWasmKernels } from '../../src/cpu/wasm';
import { kernels } from '../../src/cpu/kernels';
test('bench', () => {
  const memory = new WebAssembly.Memory({ initial: 600 });
  const run = createWasmKernels(memory).get('matmul')!;
  const f = (at: number, n: number) => { const a = new Float32Array(memory.buffer, at, n); for (let i = 0; i < n; i++) a[i] = Math.sin(i + at); return a; };
  for (const [m, n, k, ta, tb] of [[1536,128,32,0,0],[512,32,128,0,0],[512,128,32,0,1],[983,192,48,0,0],[48,192,1966,1,0],[983,48,192,0,1],[1536,10,32,0,0],[7,9,5,0,0],[32,128,1536,1,0],[256,256,256,0,0],[1536,32,32,0,0]]) {
    const a = f(1<<20, m*k), b = f(8<<20, k*n), out = f(16<<20, m*n), e = new Float32Array(0);
    const c = {m,n,k,transpose_a:ta,transpose_b:tb,accumulate:0,has_bias:0,has_residual:0,has_activation:0};
    const v = {a,b,bias:e,residual:e,out,pre:e};
    run(c, v, null as never);
    const ref = new Float64Array(m*n);
    kernels.get('matmul')!.run(c, {...v, out: ref}, null as never);
    let worst = 0; for (let i = 0; i < m*n; i++) worst = Math.max(worst, Math.abs(ref[i]-out[i]));
    const t0 = performance.now(); let times = 0; while (performance.now() - t0 < 300) { run(c, v, null as never); times++; }
    const ms = (performance.now() - t0) / times;
    console.log(m,n,k,ta,tb, 'err', worst, 'GF', (2*m*n*k/ms/1e6).toFixed(2), 'us', (ms*1000).toFixed(1));
  }
});
