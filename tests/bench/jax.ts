import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import type { OptimizerConfig } from '../../src/config/run-config';
import type { Contestant, Session } from './contestant';
import { jaxLoss } from './jax-model';
import { problemOf } from './problem';
import type { Row } from './rows';

type Arrays = Record<string, any>;

/** AdamW of one parameter, from what writeHyper says of the step; owns its arguments. */
function adamw(
  { beta1, beta2, epsilon }: OptimizerConfig,
  hyper: any,
  p: any,
  g: any,
  m: any,
  v: any,
) {
  const mean = m.mul(beta1).add(g.ref.mul(1 - beta1));
  const square = v.mul(beta2).add(np.square(g).mul(1 - beta2));
  const size = np.sqrt(square.ref).div(hyper.ref.slice(2)).add(epsilon);
  const step = mean.ref.mul(hyper.ref.slice(1)).div(size);
  return { p: p.mul(hyper.slice(0)).sub(step), m: mean, v: square };
}

/** One jitted step; batches are on the device before the clock starts, and one loss is read at the end. */
async function session(row: Row, device: 'webgpu' | 'wasm'): Promise<Session> {
  const available = await init(device);
  if (!available.includes(device)) throw new Error(`jax-js finds no ${device}`);
  defaultDevice(device);
  const problem = problemOf(row);
  const { model, optimizer } = row.config;
  const names = problem.parameters.map(({ name }) => name);
  const last = names[names.length - 1];
  const p: Arrays = {};
  const m: Arrays = {};
  const v: Arrays = {};
  for (const { name, shape, values } of problem.parameters) {
    p[name] = np.array(values, { shape: [...shape], device });
    m[name] = np.array(new Float32Array(values.length), { shape: [...shape], device });
    v[name] = np.array(new Float32Array(values.length), { shape: [...shape], device });
  }
  const lossAndGradient = valueAndGrad(jaxLoss(model, problem));
  const step = jit(
    (state: { p: Arrays; m: Arrays; v: Arrays }, tokens: any, targets: any, hyper: any) => {
      const [loss, g] = lossAndGradient(tree.ref(state.p), tokens, targets);
      const next: typeof state = { p: {}, m: {}, v: {} };
      for (const name of names) {
        const { p, m, v } = state;
        const updated = adamw(optimizer, hyper.ref, p[name], g[name], m[name], v[name]);
        next.p[name] = updated.p;
        next.m[name] = updated.m;
        next.v[name] = updated.v;
      }
      hyper.dispose();
      return [loss, next];
    },
    { device },
  );

  let state: any = { p, m, v };
  let n = 0;
  let ready: any[][] = [];
  const int32 = { dtype: np.int32, device };
  return {
    adapter: device,
    async prepare(count) {
      defaultDevice(device);
      ready = [];
      for (let i = 0; i < count; i++) {
        const { tokens, targets, hyper } = problem.step(n++);
        ready.push([
          np.array(tokens, { ...int32, shape: [problem.examples, problem.context] }),
          np.array(targets, int32),
          np.array(hyper, { device }),
        ]);
      }
      await blockUntilReady(ready);
    },
    run(count) {
      let loss: any;
      for (let i = 0; i < count; i++) {
        loss?.dispose();
        [loss, state] = step(state, ...ready[i]);
      }
      // A queue works in order: once this is there, so is all before it.
      return blockUntilReady([loss, state.p[last]]).then(async () => [(await loss.data())[0]]);
    },
    dispose() {
      tree.dispose(state);
      step.dispose();
    },
  };
}

const fits = ({ config }: Row) => config.training.replicas === 1;

export const jax: readonly Contestant[] = (['webgpu', 'wasm'] as const).map((device) => ({
  name: `jax-js, ${device}`,
  fits,
  open: (row) => session(row, device),
}));
