import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
import type { OptimizerConfig } from '../../src/config/run-config';
import type { Contestant, Session } from './contestant';
import { jaxLoss } from './jax-model';
import { problemOf, type StepData } from './problem';
import type { Row } from './rows';

type Arrays = Record<string, any>;
type Numbers = Float32Array | Int32Array;

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

/**
 * One jitted step, mapped over the replicas where there are several; batches are on the device before the clock
 * starts, and one loss is read at the end.
 */
async function session(row: Row, device: 'webgpu' | 'wasm'): Promise<Session> {
  const available = await init(device);
  if (!available.includes(device)) throw new Error(`jax-js finds no ${device}`);
  defaultDevice(device);
  const { model, optimizer, training } = row.config;
  const problems = Array.from({ length: training.replicas }, (_, r) => problemOf(row, r));
  const [problem] = problems;
  const names = problem.parameters.map(({ name }) => name);
  const last = names[names.length - 1];
  /** The arrays of all replicas as one, with a leading axis where there are several. */
  const stack = (arrays: readonly Numbers[], shape: readonly number[], dtype = np.float32) => {
    const [first, ...rest] = arrays;
    if (rest.length === 0) return np.array(first, { shape: [...shape], dtype, device });
    const all = first instanceof Int32Array ? Int32Array : Float32Array;
    const values = all.from(arrays.flatMap((array) => [...array]));
    return np.array(values, { shape: [arrays.length, ...shape], dtype, device });
  };
  const p: Arrays = {};
  const m: Arrays = {};
  const v: Arrays = {};
  problem.parameters.forEach(({ name, shape, values }, i) => {
    const zeros = problems.map(() => new Float32Array(values.length));
    p[name] = stack(
      problems.map(({ parameters }) => parameters[i].values),
      shape,
    );
    m[name] = stack(zeros, shape);
    v[name] = stack(zeros, shape);
  });
  const lossAndGradient = valueAndGrad(jaxLoss(model, problem));
  const update = (
    state: { p: Arrays; m: Arrays; v: Arrays },
    tokens: any,
    targets: any,
    hyper: any,
  ) => {
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
  };
  const step = jit(problems.length > 1 ? vmap(update) : update, { device });

  let state: any = { p, m, v };
  let n = 0;
  let ready: any[][] = [];
  return {
    adapter: device,
    async prepare(count) {
      defaultDevice(device);
      ready = [];
      for (let i = 0; i < count; i++) {
        const data = problems.map((each) => each.step(n));
        const of = (key: keyof StepData) => data.map((each) => each[key]);
        ready.push([
          stack(of('tokens'), [problem.examples, problem.context], np.int32),
          stack(of('targets'), [data[0].targets.length], np.int32),
          stack(of('hyper'), [data[0].hyper.length]),
        ]);
        n++;
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

const fits = () => true;

export const jax: readonly Contestant[] = (['webgpu', 'wasm'] as const).map((device) => ({
  name: `jax-js, ${device}`,
  fits,
  open: (row) => session(row, device),
}));
