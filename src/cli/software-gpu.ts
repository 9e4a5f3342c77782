import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The repository: scripts/run.mjs names the entry by its place in it. */
export const root = path.resolve(path.dirname(process.argv[1]), '../..');

/** Additions to the environment under which `--device gpu` may find an adapter; the first are none. */
export function gpuEnvironments(): NodeJS.ProcessEnv[] {
  const unpacked = path.join(root, 'node_modules/.cache/chromium');
  const versions = existsSync(unpacked) ? readdirSync(unpacked) : [];
  const folders = ['/usr/lib/chromium', '/usr/lib/chromium-browser'];
  const software = [...folders, ...versions.map((version) => path.join(unpacked, version))]
    .filter((folder) => existsSync(path.join(folder, 'vk_swiftshader_icd.json')))
    .map((folder) => ({
      VK_ICD_FILENAMES: path.join(folder, 'vk_swiftshader_icd.json'),
      LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    }));
  return [{}, ...software];
}

/** `npm run train` in a process of its own; resolves to its exit code and what it said. */
export function trainApart(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const command = [
      path.join(root, 'scripts/run.mjs'),
      path.join(root, 'src/cli/train.ts'),
      ...args,
    ];
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
