/**
 * Finds a Chromium for the tests.
 *
 * Takes the first that really starts: $CHROMIUM_PATH, an installed Chrome, Chromium or Edge,
 * Playwright's own, one that Playwright downloads now, and last (Linux x64) one from npm.
 * Says on stderr what it does. `node scripts/browser.mjs` prints the path.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Arguments under which Chromium gives a WebGPU adapter on a machine without a GPU (SwiftShader)
 * and asks nothing of the network by itself.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const say = (text) => process.stderr.write(`browser: ${text}\n`);

function installedCandidates() {
  const { env, platform } = process;
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) =>
        ['Google/Chrome', 'Chromium', 'Microsoft/Edge'].map((name) =>
          path.join(
            base,
            name,
            'Application',
            name === 'Microsoft/Edge' ? 'msedge.exe' : 'chrome.exe',
          ),
        ),
      );
  }
  if (platform === 'darwin') {
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((base) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        path.join(base, `${name}.app/Contents/MacOS/${name}`),
      ),
    );
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Whether the browser starts and loads a page; `--version` would open a window on Windows. */
function starts({ executablePath, env }) {
  const profile = mkdtempSync(path.join(tmpdir(), 'chromium-'));
  const args = ['--headless', '--disable-gpu', ...CHROMIUM_ARGS, `--user-data-dir=${profile}`];
  return new Promise((resolve) => {
    execFile(
      executablePath,
      [...args, '--dump-dom', 'about:blank'],
      { env: { ...process.env, ...env }, timeout: 60_000, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        if (stdout.includes('<html')) resolve(true);
        else {
          const reason = (stderr.trim().split('\n').at(-1) || error?.message) ?? 'no page came';
          say(`${executablePath} does not start: ${reason}`);
          resolve(false);
        }
      },
    );
  });
}

// Vitest loads its config once per project and starts workers: they all inherit the answer.
const ANSWER = 'EMERGENCE_CHROMIUM';

/**
 * @returns {Promise<{ executablePath: string, env?: Record<string, string> }>} the browser, and
 *   the environment it needs, where it needs one
 */
export async function findChromium() {
  const answer = process.env[ANSWER];
  if (answer) return JSON.parse(answer);
  const browser = await search();
  process.env[ANSWER] = JSON.stringify(browser);
  return browser;
}

async function search() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen) && (await starts({ executablePath: chosen }))) {
      return { executablePath: chosen };
    }
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, which does not start. Point it at a Chromium's executable, or unset it.`,
    );
  }
  for (const executablePath of installedCandidates()) {
    if (existsSync(executablePath) && (await starts({ executablePath }))) {
      say(`using ${executablePath}`);
      return { executablePath };
    }
  }
  throw new Error('No Chromium found.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath } = await findChromium();
  console.log(executablePath);
}
