import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { csvHeader } from '../../src/interchange/csv';
import { readSafetensors } from '../../src/interchange/safetensors';
import { tasks } from '../../src/task/registry';
import { run, temporaryFolder, tiny, train, type Outcome } from './command';

const lines = ({ out }: Outcome) =>
  readFileSync(path.join(out, 'metrics.csv'), 'utf8').trimEnd().split('\n').slice(1);
const tensors = ({ out }: Outcome, name: string) =>
  readSafetensors(readFileSync(path.join(out, name))).tensors;
const text = ({ out }: Outcome, name: string) => readFileSync(path.join(out, name), 'utf8');
const only = ({ out }: Outcome) => readdirSync(out).sort();

describe('a run that ends well', () => {
  it('writes the files of the contract', async () => {
    const done = await train(tiny);
    expect(done.code).toBe(0);
    expect(only(done)).toEqual([
      'config.json',
      'engine.json',
      'final.safetensors',
      'init.safetensors',
      'metrics.csv',
      'twin.py',
    ]);
    expect(JSON.parse(text(done, 'config.json'))).toEqual(parseRunConfig(tiny, tasks));
    expect(JSON.parse(text(done, 'engine.json'))).toMatchObject({
      executor: 'cpu',
      precision: 'float32',
      plan: { choice: 'fixed' },
    });
    expect(text(done, 'metrics.csv').startsWith(csvHeader)).toBe(true);
    const first = tensors(done, 'init.safetensors');
    expect(first.get('embed.W_E')).toMatchObject({ type: 'F32', shape: [7, 8] });
    expect(first.get('blocks.0.attn.W_Q')).toMatchObject({ shape: [2, 8, 4] });
    expect([...tensors(done, 'final.safetensors').keys()]).toEqual([...first.keys()]);
    expect(done.said).toContain('step 12/12');
  });

  it('writes rows where they are due, in order', async () => {
    const done = await train({ ...tiny, training: { ...tiny.training, replicas: 2 } });
    const keys = lines(done).map((line) => line.split(',').slice(0, 3).join(' '));
    const of = (step: number, ...splits: string[]) =>
      [0, 1].flatMap((replica) => splits.map((split) => `${step} ${replica} ${split}`));
    expect(keys).toEqual([
      ...of(0, 'train', 'test'),
      ...of(2, 'train'),
      ...of(4, 'train'),
      ...of(5, 'test'),
      ...of(6, 'train'),
      ...of(8, 'train'),
      ...of(10, 'train', 'test'),
      ...of(12, 'test'),
    ]);
    for (const line of lines(done)) {
      for (const number of line.split(',').slice(3)) expect(String(Number(number))).toBe(number);
    }
  });

  it('names the files of later replicas, each of its own seed', async () => {
    const training = { ...tiny.training, replicas: 3, seed: 4 };
    const done = await train({ ...tiny, training }, '--dump-batches', '2');
    const stems = ['init', 'final', 'batches'];
    for (const stem of stems) {
      for (const suffix of ['', '.1', '.2'])
        expect(only(done)).toContain(`${stem}${suffix}.safetensors`);
    }
    const alone = await train(
      { ...tiny, training: { ...tiny.training, seed: 5 } },
      '--dump-batches',
      '2',
    );
    for (const stem of stems) {
      const one = readFileSync(path.join(done.out, `${stem}.1.safetensors`));
      expect(one.equals(readFileSync(path.join(alone.out, `${stem}.safetensors`)))).toBe(true);
    }
    const rows = lines(done).filter((line) => line.split(',')[1] === '1');
    expect(rows.map((line) => line.replace(/^(\d+),1,/, '$1,0,'))).toEqual(lines(alone));
  });

  it('gives the same bytes twice', async () => {
    const config = {
      ...tiny,
      task: { id: 'addition', digits: 2 },
      training: { ...tiny.training, batchSize: 6, replicas: 2 },
    };
    const [a, b] = [
      await train(config, '--dump-batches', '3'),
      await train(config, '--dump-batches', '3'),
    ];
    expect(only(a)).toEqual(only(b));
    for (const name of only(a)) {
      const [one, other] = [a, b].map(({ out }) => readFileSync(path.join(out, name)));
      expect(one.equals(other), name).toBe(true);
    }
  });

  it('stops early where asked, on the way that the whole run takes', async () => {
    const config = { ...tiny, optimizer: { schedule: 'linear' } };
    const [whole, part] = [await train(config), await train(config, '--steps', '7')];
    expect(lines(part).slice(0, -1)).toEqual(lines(whole).slice(0, lines(part).length - 1));
    expect(lines(part).at(-1)).toMatch(/^7,0,test,/);
    expect(JSON.parse(text(part, 'config.json'))).toEqual(JSON.parse(text(whole, 'config.json')));
  });

  it('stops before the first step where asked', async () => {
    const done = await train(tiny, '--steps', '0');
    expect(done.code).toBe(0);
    expect(lines(done).map((line) => line.slice(0, 8))).toEqual(['0,0,test']);
    const [init, final] = ['init', 'final'].map((stem) => text(done, `${stem}.safetensors`));
    expect(final).toBe(init);
  });

  it('writes the batches it learns from', async () => {
    const task = { id: 'addition', digits: 2, layout: 'reversed' };
    const config = { ...tiny, task, training: { ...tiny.training, batchSize: 4 } };
    const batches = tensors(await train(config, '--dump-batches', '3'), 'batches.safetensors');
    expect(batches.get('tokens')).toMatchObject({ type: 'I32', shape: [3, 4, 9] });
    expect(batches.get('trained')).toMatchObject({ type: 'U8', shape: [3, 4, 9] });
    expect(batches.get('graded')!.data).toEqual(batches.get('trained')!.data);
    const tokens = batches.get('tokens')!.data;
    const trained = batches.get('trained')!.data;
    for (let row = 0; row < 12; row++) {
      const [a1, a0, , b1, b0, , ...answer] = tokens.subarray(9 * row, 9 * row + 9);
      expect(10 * (a1 + b1) + a0 + b0).toBe(answer[0] + 10 * answer[1] + 100 * answer[2]);
      expect([...trained.subarray(9 * row, 9 * row + 9)]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0]);
    }
  });

  it('runs in float64, and learns', async () => {
    const optimizer = { weightDecay: 0 };
    const config = { ...tiny, optimizer, training: { steps: 120, evalEvery: 120 } };
    const done = await train(config, '--precision', 'float64');
    expect(done.code).toBe(0);
    expect(tensors(done, 'final.safetensors').get('embed.W_E')!.type).toBe('F64');
    const losses = lines(done)
      .filter((line) => line.includes('train'))
      .map((line) => Number(line.split(',')[3]));
    expect(losses[0]).toBeGreaterThan(1.5);
    expect(losses.at(-1)).toBeLessThan(0.2);
  });

  it('tells how to be used', async () => {
    const { code, said } = await run('', '--help');
    expect(code).toBe(0);
    expect(said).toContain('--dump-batches');
  });
});

describe('the engine', () => {
  it('is replayed where it is the same', async () => {
    const first = await train(tiny, '--autotune');
    expect(first.said).toContain('one plan');
    const again = await train(tiny, '--engine', path.join(first.out, 'engine.json'));
    expect(again.code).toBe(0);
    expect(text(again, 'metrics.csv')).toBe(text(first, 'metrics.csv'));
    expect(text(again, 'engine.json')).toBe(text(first, 'engine.json'));
  });

  it.each([
    ['another adapter', { adapter: 'Abacus' }, /--engine: adapter: "Abacus"/],
    ['another build', { app: { version: '0.0.1' } }, /--engine: app.version: "0.0.1"/],
    ['other kernels', { app: { version: __APP_VERSION__, kernels: 'x' } }, /--engine: app.kernels/],
    ['another plan', { plan: { choice: 'fixed', tile: 3 } }, /--engine: plan/],
    ['an unknown plan', { plan: { choice: 'tuned' } }, /--engine: plan.choice/],
    ['another executor', { executor: 'abacus' }, /--engine: executor/],
    [
      'a precision that a GPU lacks',
      { executor: 'gpu', precision: 'float64' },
      /--engine: precision/,
    ],
    ['another version', { version: 2 }, /--engine: version/],
  ])('of %s is refused', async (_, change, message) => {
    const first = await train(tiny);
    const file = path.join(temporaryFolder(), 'engine.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(text(first, 'engine.json')), ...change }));
    const refused = await train(tiny, '--engine', file);
    expect(refused).toMatchObject({ code: 2, said: expect.stringMatching(message) });
    expect(existsSync(refused.out)).toBe(false);
  });

  it('is refused where the arguments ask for another one', async () => {
    const file = path.join((await train(tiny)).out, 'engine.json');
    const refused = await train(tiny, '--engine', file, '--precision', 'float64');
    expect(refused).toMatchObject({ code: 2, said: expect.stringMatching(/--engine: precision/) });
  });
});

describe('what is refused, in one line, with nothing written', () => {
  it.each<[string, unknown, string[], RegExp]>([
    ['a bad value', { ...tiny, model: { width: 2 } }, [], /^model\.width: 2 .*from 4 to 512$/],
    ['an unknown key', { ...tiny, size: 1 }, [], /^size: 1 .*known keys/],
    ['a config that is no JSON', '{"version":', [], /^--config: .* a file of JSON$/],
    [
      'a config too large',
      {
        ...tiny,
        task: { id: 'addition' },
        training: { batchSize: 65536 },
        model: { width: 512, layers: 8, mlpWidth: 2048 },
      },
      [],
      /^training\.batchSize: 65536 .*2\.00 GiB.* would need about/,
    ],
    ['an unknown argument', tiny, ['--speed', '9'], /^--speed: .*known: --config/],
    ['a short argument', tiny, ['-s'], /^-s: /],
    ['a stray word', tiny, ['fast'], /^argument: "fast"/],
    ['an argument twice', tiny, ['--steps', '1', '--steps', '2'], /^--steps: "2" .*given once$/],
    ['a missing value', tiny, ['--steps'], /^--steps: .*followed by a value$/],
    [
      'an argument in place of a value',
      tiny,
      ['--steps', '--autotune'],
      /^--steps: .*followed by a value$/,
    ],
    ['a value for a switch', tiny, ['--autotune=yes'], /^--autotune: "yes"/],
    ['half a step', tiny, ['--steps', '1.5'], /^--steps: "1.5" .*integer/],
    ['fewer steps than none', tiny, ['--steps', '-1'], /^--steps: "-1"/],
    [
      'more steps than the config has',
      tiny,
      ['--steps', '13'],
      /^--steps: 13 .*at most training\.steps \(12\)$/,
    ],
    ['an unknown device', tiny, ['--device', 'tpu'], /^--device: "tpu" .*one of gpu, cpu$/],
    [
      'an unknown precision',
      tiny,
      ['--device', 'cpu', '--precision', 'bf16'],
      /^--precision: "bf16"/,
    ],
    [
      'float64 on a GPU',
      tiny,
      ['--device', 'gpu', '--precision', 'float64'],
      /^--precision: "float64"/,
    ],
    ['both a plan and a search for one', tiny, ['--autotune', '--engine', 'x'], /^--autotune: /],
    [
      'an engine that is not there',
      tiny,
      ['--engine', '/nowhere/engine.json'],
      /^--engine: .*ENOENT/,
    ],
    [
      'batches beyond 2 GB',
      tiny,
      ['--dump-batches', '10000000'],
      /^--dump-batches: 10000000 .*at most \d+/,
    ],
  ])('%s', async (_, config, args, message) => {
    const refused = await train(config, ...args);
    expect(refused.said.trimEnd()).toMatch(message);
    expect(refused.said.trimEnd()).not.toContain('\n');
    expect(refused.code).toBe(2);
    expect(existsSync(refused.out)).toBe(false);
  });

  it('a folder that is not empty, and a file in its place', async () => {
    const folder = temporaryFolder();
    const config = path.join(folder, 'c.json');
    writeFileSync(config, JSON.stringify(tiny));
    const into = (out: string) => run(out, '--config', config, '--out', out, '--device', 'cpu');
    expect(await into(folder)).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^--out: .*empty/),
    });
    expect(readdirSync(folder)).toEqual(['c.json']);
    expect(await into(config)).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^--out: .*a folder/),
    });
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    expect((await into(empty)).code).toBe(0);
  });

  it('a missing config, a missing folder and a config that is not there', async () => {
    expect(await run('', '--out', 'x')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^--config: /),
    });
    expect(await run('', '--config', 'x')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^--out: /),
    });
    const missing = await run('', '--config', '/nowhere/c.json', '--out', '/nowhere/out');
    expect(missing).toMatchObject({ code: 2, said: expect.stringMatching(/^--config: .*ENOENT/) });
  });
});

describe('a run that diverges', () => {
  const wild = {
    ...tiny,
    model: { ...tiny.model, layers: 2 },
    optimizer: { learningRate: 1, weightDecay: 100, warmupSteps: 0 },
    training: { steps: 60, evalEvery: 7, replicas: 2 },
  };

  it.each(['float32', 'float64'])(
    'exits with 3, its files ending with finite parameters, in %s',
    async (precision) => {
      const steps = precision === 'float32' ? 60 : 400;
      const config = { ...wild, training: { ...wild.training, steps } };
      const done = await train(config, '--precision', precision);
      expect(done.code).toBe(3);
      expect(done.said).toContain('Diverged');
      for (const name of ['final.safetensors', 'final.1.safetensors']) {
        for (const { data } of tensors(done, name).values())
          expect(data.every(Number.isFinite)).toBe(true);
      }
      const rows = lines(done).map((line) => line.split(','));
      for (const row of rows)
        expect(row.slice(3).every((cell) => Number.isFinite(Number(cell)))).toBe(true);
      const steps_ = rows.map(([step]) => Number(step));
      expect(steps_).toEqual([...steps_].sort((a, b) => a - b));
      expect(steps_.at(-1)).toBeLessThan(steps);
      expect(new Set(rows.map((row) => row.slice(0, 3).join())).size).toBe(rows.length);
    },
  );

  it('keeps the parameters that as many steps of a shorter run give', async () => {
    const done = await train(wild);
    const last = Number(/step (\d+), the last/.exec(done.said)![1]);
    const short = await train(wild, '--steps', String(Math.max(0, last - 1)));
    expect([0, 3]).toContain(short.code);
    const again = await train(wild, '--steps', String(last));
    const [a, b] = [done, again].map(({ out }) =>
      readFileSync(path.join(out, 'final.safetensors')),
    );
    expect(a.equals(b)).toBe(true);
  });
});

describe('from a terminal', () => {
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/run.mjs', 'src/cli/train.ts', ...args], {
      encoding: 'utf8',
    });

  it('exits with its code, and writes nothing on standard output', () => {
    const folder = temporaryFolder();
    const config = path.join(folder, 'c.json');
    writeFileSync(config, JSON.stringify(tiny));
    const out = path.join(folder, 'out');
    const done = command('--config', config, '--out', out, '--device', 'cpu');
    expect(done).toMatchObject({ status: 0, stdout: '' });
    const refused = command('--config', config, '--out', out, '--device', 'cpu');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^--out: .*\n$/);
  });
});
