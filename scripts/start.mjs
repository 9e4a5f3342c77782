/**
 * `npm start`: installs what is missing, serves the page on this machine, and opens it where there
 * is a screen. `npm start -- --port 8080 --no-open`
 */
import { ROOT, setup } from './setup.mjs';

setup();
// Late, since neither is there before setup.
const { parseArgs } = await import('node:util');
const { createServer } = await import('vite');

const USAGE = 'npm start -- [--port N] [--host ADDRESS] [--no-open]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } },
      allowNegative: true,
    });
    const port = values.port === undefined ? 5173 : Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(`--port is ${values.port}; it takes a number from 1 to 65535`);
    }
    return { port, host: values.host ?? 'localhost', open: values.open ?? hasScreen() };
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

const { port, host, open } = readOptions();
const server = await createServer({ root: ROOT, server: { port, host, open } });
await server.listen();
server.printUrls();
if (process.stdin.isTTY) server.bindCLIShortcuts({ print: true });
