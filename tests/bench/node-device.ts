import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { openDevice, type Device } from '../../src/cli/device';
import { gpuEnvironments, root } from '../../src/cli/software-gpu';
import { NoAdapterError } from '../../src/gpu/errors';

const MARK = 'BENCH_SOFTWARE_GPU';

/**
 * The device that was asked for. Where no GPU answers but a software adapter is installed, another process, in
 * which Vulkan finds that, does all of this one's work, and this one ends.
 */
export async function nodeDevice(kind: 'cpu' | 'gpu'): Promise<Device> {
  try {
    return await openDevice(kind, 'float32');
  } catch (error) {
    const software = gpuEnvironments()[1];
    if (!(error instanceof NoAdapterError) || !software || process.env[MARK]) throw error;
    const [, entry, ...args] = process.argv;
    const { status } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts/run.mjs'), entry, ...args],
      { stdio: 'inherit', env: { ...process.env, ...software, [MARK]: '1' } },
    );
    process.exit(status ?? 1);
  }
}
