import { readFileSync } from 'node:fs';
import { parseRunConfig } from '../config/parse';
import { ConfigError, type RunConfig } from '../config/run-config';
import { GpuLimitError, NoAdapterError } from '../gpu/errors';
import type { BatchesShape } from '../interchange/batches-file';
import { twinScript } from '../interchange/twin';
import { tasks } from '../task/registry';
import type { Task } from '../task/task';
import { autotune, fastest } from '../train/autotune';
import { checkMemory } from '../train/memory';
import { meanGraded } from '../train/evaluation';
import { decodingOf } from '../train/own-writing';
import { buildPrograms } from '../train/programs';
import { Trainer, type ExecutorFactory } from '../train/trainer';
import { parseArguments, usage, type TrainArguments } from './arguments';
import { openDevice, type Device } from './device';
import { checkReplay, parseEngine, type Engine, type Plan } from './engine';
import { MetricsFile } from './metrics-file';
import { withOwnText } from './own-text';
import { progressLine, type Screen } from './progress';
import { checkDump, checkFolder, RunFolder } from './run-folder';
import { trainTo } from './training';

/** Exit codes of `npm run train`. */
export const exit = { done: 0, failed: 1, refused: 2, diverged: 3, noAdapter: 4 } as const;

/** `npm run train`: resolves to its exit code. */
export async function trainCommand(
  args: readonly string[],
  screen: Screen,
  output: Screen,
): Promise<number> {
  try {
    const parsed = parseArguments(args);
    if (parsed === 'help') {
      output.write(usage);
      return exit.done;
    }
    return await train(parsed, screen);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    screen.write(`${message.replace(/\s+/g, ' ')}\n`);
    if (error instanceof ConfigError || error instanceof GpuLimitError) return exit.refused;
    return error instanceof NoAdapterError ? exit.noAdapter : exit.failed;
  }
}

async function train(args: TrainArguments, screen: Screen): Promise<number> {
  const given = withOwnText(readJson('--config', args.config), args.text, screen);
  const config = parseRunConfig(given, tasks);
  const target = args.steps ?? config.training.steps;
  if (target > config.training.steps) {
    throw new ConfigError('--steps', target, `at most training.steps (${config.training.steps})`);
  }
  const recorded = args.engine === undefined ? undefined : readEngine(args, args.engine);
  const precision = recorded?.precision ?? args.precision ?? 'float32';
  checkFolder(args.out);
  // All that can be refused is, before a device is looked for: its driver may have things to say.
  const task = tasks.get(config.task.id)!;
  const shape = task.shape(config.task);
  const programs = buildPrograms(config, shape);
  checkMemory(config, programs, precision, decodingOf(config, shape, programs));
  const dumped: BatchesShape = {
    batches: args.dumpBatches,
    examples: programs.batchSize,
    length: shape.length,
    ...(shape.pictures && { pictures: shape.pictures }),
  };
  checkDump(dumped);

  const device = await openDevice(recorded?.executor ?? args.device, precision);
  try {
    const create: ExecutorFactory = (programs, plan) => device.createExecutor(programs, plan);
    const { choice, ...plan } = await choose(device, {
      args,
      recorded,
      config,
      task,
      create,
      screen,
    });
    const trainer = await Trainer.create(config, task, create, { precision, plan });
    const engine = device.describe(trainer.executor, choice);
    if (recorded) checkReplay(recorded, engine);
    const folder = new RunFolder(args.out);
    return await trainInto(folder, { args, config, trainer, engine, dumped, target, screen });
  } finally {
    device.close();
  }
}

interface Choosing {
  readonly args: TrainArguments;
  readonly recorded: Engine | undefined;
  readonly config: RunConfig;
  readonly task: Task;
  readonly create: ExecutorFactory;
  readonly screen: Screen;
}

/** The recorded plan, the fastest of those that are tried, or the fixed one. */
async function choose(
  device: Device,
  { args, recorded, config, task, create, screen }: Choosing,
): Promise<Plan> {
  if (recorded) return recorded.plan;
  if (!args.autotune) return { choice: 'fixed' };
  if (device.kind === 'cpu') {
    screen.write('--autotune: the CPU has one plan, which engine.json records.\n');
    return { choice: 'fixed' };
  }
  const candidates = await autotune(config, task, create);
  for (const { plan, stepMs } of candidates) {
    const way = Object.entries(plan).map(([part, value]) => `${part} ${value}`);
    screen.write(`--autotune: ${way.join(', ')}: ${stepMs?.toPrecision(3)} ms a step\n`);
  }
  return { ...fastest(candidates), choice: 'autotuned' };
}

interface Run {
  readonly args: TrainArguments;
  readonly config: RunConfig;
  readonly trainer: Trainer;
  readonly engine: Engine;
  readonly dumped: BatchesShape;
  readonly target: number;
  readonly screen: Screen;
}

async function trainInto(folder: RunFolder, run: Run): Promise<number> {
  const { config, trainer, engine, dumped, target, screen } = run;
  const threads = (engine.threads ?? 1) > 1 ? `, ${engine.threads} threads` : '';
  screen.write(
    `${engine.executor === 'gpu' ? 'GPU' : 'CPU'} (${engine.adapter}${threads}), ${engine.precision}, ` +
      `${trainer.programs.parameters.count} parameters\n`,
  );
  folder.writeJson('config.json', config);
  folder.writeJson('engine.json', engine);
  folder.write('twin.py', twinScript);
  await folder.writeParameters('init', trainer);
  if (dumped.batches > 0) folder.writeBatches(trainer, dumped);

  const metrics = new MetricsFile(folder.path('metrics.csv'), meanGraded(trainer.instances[0]));
  const progress = progressLine(screen, target);
  const diverged = await trainTo(trainer, target, metrics, progress);
  progress.end();
  metrics.close();
  await folder.writeParameters('final', trainer);
  trainer.dispose();
  if (!diverged) return exit.done;
  screen.write(
    `Diverged: a loss was not a finite number. The files end with step ${trainer.step}, the last with finite ` +
      'parameters. A lower learning rate or a longer warm-up may help.\n',
  );
  return exit.diverged;
}

function readJson(key: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ConfigError(key, file, `a file that can be read (${code})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(key, file, 'a file of JSON');
  }
}

function readEngine(args: TrainArguments, file: string): Engine {
  const engine = parseEngine(readJson('--engine', file));
  for (const [key, asked] of [
    ['executor', args.device],
    ['precision', args.precision],
  ] as const) {
    if (asked !== undefined && asked !== engine[key]) {
      throw new ConfigError(`--engine: ${key}`, engine[key], `${asked}, as the arguments ask`);
    }
  }
  return engine;
}
