/**
 * `npm start`: installs what is missing, builds the page, serves it on this machine, and opens it
 * where there is a screen. `npm start -- --port 8080 --no-open`; with `--dev` it is served from its
 * sources and follows them as they change.
 */
import { ROOT, setup } from './setup.mjs';

setup();
// Late, since neither is there before setup.
const { parseArgs } = await import('node:util');
const { build, createServer, preview } = await import('vite');

const USAGE = 'npm start -- [--port N] [--host ADDRESS] [--no-open] [--dev]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        open: { type: 'boolean' },
        dev: { type: 'boolean' },
      },
      allowNegative: true,
    });
    const port = values.port === undefined ? 5173 : Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(`--port is ${values.port}; it takes a number from 1 to 65535`);
    }
    const { host = 'localhost', open = hasScreen(), dev = false } = values;
    return { port, host, open, dev };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${USAGE}`);
    process.exit(2);
  }
}

function hasScreen() {
  if (process.env.CI || !process.stdout.isTTY) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** From the sources, each file as it is asked for. */
async function serveSources(options) {
  const server = await createServer({ root: ROOT, server: options });
  return server.listen();
}

/** As a visitor of the hosted page gets it: built, which takes a few seconds once and loads faster. */
async function serveBuilt(options) {
  console.log('start: building the page');
  await build({ root: ROOT, logLevel: 'error' });
  return preview({ root: ROOT, preview: options });
}

const { dev, ...options } = readOptions();
const server = await (dev ? serveSources(options) : serveBuilt(options));
server.printUrls();
if (process.stdin.isTTY) server.bindCLIShortcuts({ print: true });
