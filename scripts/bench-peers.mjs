/**
 * The engines that `npm run bench` measures beside this one. They are no dependencies of the project: exact versions
 * are installed when first wanted, under node_modules/.cache/bench.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm, ROOT } from './setup.mjs';

const PEERS = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-backend-cpu': '4.22.0',
  '@tensorflow/tfjs-backend-webgpu': '4.22.0',
};
const INSTALL_LIMIT = 3 * 60_000;

export const CACHE = path.join(ROOT, 'node_modules/.cache/bench');

/** @param {string} name */
const folderOf = (name) => path.join(CACHE, 'node_modules', name);

/** @param {string} name */
const manifestOf = (name) =>
  JSON.parse(readFileSync(path.join(folderOf(name), 'package.json'), 'utf8'));

/** Whether the peers are there, installed now if need be; @param {(text: string) => void} say */
export function installPeers(say) {
  const isThere = ([name, version]) =>
    existsSync(path.join(folderOf(name), 'package.json')) && manifestOf(name).version === version;
  if (Object.entries(PEERS).every(isThere)) return true;
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  say(`installing ${wanted.join(', ')} into node_modules/.cache/bench`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  flags.push('--save-exact', '--loglevel=error', '--prefix', CACHE);
  const options = { cwd: CACHE, timeout: INSTALL_LIMIT };
  if (npm(['install', ...flags, ...wanted], options) === 0) return true;
  say('the peers could not be installed (no network?): this engine is measured alone');
  return false;
}

/** How a bundler finds the peers; @param {boolean} installed */
export function peerResolution(installed) {
  const names = Object.keys(PEERS);
  if (!installed) return { alias: [], external: names.map((name) => new RegExp(`^${name}(/|$)`)) };
  const alias = names.flatMap((name) => {
    const { module, main } = manifestOf(name);
    return [
      { find: new RegExp(`^${name}$`), replacement: path.join(folderOf(name), module ?? main) },
      { find: new RegExp(`^${name}/`), replacement: `${folderOf(name)}/` },
    ];
  });
  return { alias, external: [] };
}
