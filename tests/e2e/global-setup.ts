/** Builds the page once and serves it; tests get its address by `inject('baseUrl')`. */
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

const ROOT = path.resolve(import.meta.dirname, '../..');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const configFile = path.join(ROOT, 'vite.config.ts');
  // E2E_REUSE_DIST: whoever set it has just built.
  if (!process.env.E2E_REUSE_DIST || !existsSync(path.join(ROOT, 'dist/index.html'))) {
    // Vitest's own NODE_ENV would build the page with lit's development version.
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    await build({ root: ROOT, configFile, mode: 'production', logLevel: 'warn' });
    process.env.NODE_ENV = before;
  }
  const port = await freePort();
  const server = await preview({
    root: ROOT,
    configFile,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port, strictPort: true, open: false },
  });
  project.provide('baseUrl', `http://127.0.0.1:${port}/`);
  return () => server.close();
}
