import { spawn, spawnSync } from 'node:child_process';
import type { Screen } from './progress';

/** A Python that has PyTorch. */
export interface Python {
  readonly command: string;
  /** "PyTorch 1.13.1, Python 3.11.2". */
  readonly versions: string;
}

const PROBE =
  'import sys, torch; print(f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}")';

/** A Python with PyTorch; where there is none, tries to install it. Throws in plain words where it can't. */
export function findPython(screen: Screen): Python {
  const found = probeAll();
  if (found) return found;
  for (const [command, ...args] of installers()) {
    screen.write(`No Python here has PyTorch. Trying: ${command} ${args.join(' ')}\n`);
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
    if (status !== 0)
      screen.write(`That did not work (${error ? error.message : `exit ${status}`}).\n`);
    const now = status === 0 ? probeAll() : undefined;
    if (now) return now;
  }
  throw new Error(
    'No Python with PyTorch was found and none could be installed. Install PyTorch 1.13 or newer ' +
      '(pip install torch), or set PYTHON to a Python that has it.',
  );
}

function probeAll(): Python | undefined {
  const commands = [process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'];
  for (const command of commands) {
    if (!command) continue;
    const { status, stdout } = spawnSync(command, ['-c', PROBE], { encoding: 'utf8' });
    if (status === 0) return { command, versions: stdout.trim() };
  }
  return undefined;
}

function* installers(): Generator<[string, ...string[]]> {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (isRoot && hasApt)
    yield ['apt-get', 'install', '-y', '--no-install-recommends', 'python3-torch'];
  yield [process.env.PYTHON ?? 'python3', '-m', 'pip', 'install', 'torch'];
}

/** Runs a Python script on one thread, so that sums have one order; resolves to what it prints. */
export function runPython(python: Python, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    const child = spawn(python.command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (errors += String(text)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${errors.trim()}`));
    });
  });
}
