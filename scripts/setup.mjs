/**
 * Installs what package-lock.json names, if it is not already there, and says so on stderr.
 * Needs nothing installed, and syntax that an old Node can parse far enough to be told so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const NEEDS = [20, 19];

/** Ends the process, kindly, where Node is too old for the tools. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDS[0] || (major === NEEDS[0] && minor >= NEEDS[1])) return;
  process.stderr.write(
    `This needs Node ${NEEDS.join('.')} or newer, and this is Node ${process.versions.node}.\n` +
      'Get a current one from https://nodejs.org (any "LTS" will do), then try again.\n',
  );
  process.exit(1);
}

/** How npm is called with some arguments. */
function call(args) {
  // Under `npm run` this names npm's own script, which needs no shell on any system.
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return { command: process.execPath, all: [script, ...args], shell: false };
  }
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', all: args, shell: windows };
}

/** Runs npm with its output on stderr, so that stdout stays the caller's; returns its status. */
export function npm(args, options = {}) {
  const { command, all, shell } = call(args);
  const { status, error } = spawnSync(command, all, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell,
    ...options,
  });
  if (error) process.stderr.write(`npm does not run: ${error.message}\n`);
  return status === null ? 1 : status;
}

/** Runs npm beside others; resolves with its status, and all that it printed. */
export function npmBeside(args) {
  const { command, all, shell } = call(args);
  return new Promise((resolve) => {
    let printed = '';
    const child = spawn(command, all, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], shell });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
      });
    }
    child.on('error', (error) =>
      resolve({ status: 1, printed: `npm does not run: ${error.message}` }),
    );
    child.on('close', (status) => resolve({ status: status === null ? 1 : status, printed }));
  });
}

function readJson(name) {
  return JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));
}

/** Why node_modules is not what the lockfile says, or undefined where it is. */
function whatIsMissing() {
  const installed = path.join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'nothing is installed yet';
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  for (const name of Object.keys(wanted)) {
    if (name === '') continue;
    const { version, optional, devOptional, peer } = wanted[name];
    const there = present[name];
    // Optional ones are absent where they have no build for this system.
    if (there === undefined && (optional || devOptional || peer)) continue;
    if (there === undefined) return `${name} is missing`;
    if (there.version !== version) return `${name} is ${there.version}, not ${version}`;
    if (!existsSync(path.join(ROOT, name))) return `${name} has been deleted`;
  }
  return undefined;
}

/** Makes node_modules match package-lock.json; ends the process where that fails. */
export function setup() {
  checkNode();
  const reason = whatIsMissing();
  if (reason === undefined) return;
  process.stderr.write(`setup: ${reason}; running "npm ci" (the first time takes a minute)\n`);
  const status = npm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0) {
    process.stderr.write('setup: "npm ci" failed; its own message above says why\n');
    process.exit(status);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
