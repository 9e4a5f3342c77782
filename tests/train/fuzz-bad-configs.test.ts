import { expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { ConfigError } from '../../src/config/run-config';
import { tasks } from '../../src/task/registry';
import { checkMemory } from '../../src/train/memory';
import { buildPrograms } from '../../src/train/programs';
import { badConfig } from './bad-config';

/** What the command line and the worker do before they make anything. */
function accept(json: unknown): void {
  const config = parseRunConfig(json, tasks);
  checkMemory(config, buildPrograms(config, tasks.get(config.task.id)!.shape(config.task)));
}

it('a thousand bad configs are each refused, with key, value and what is allowed, in one line', () => {
  for (let i = 0; i < 1000; i++) {
    const { json, key } = badConfig(i);
    let error: unknown;
    try {
      accept(json);
    } catch (thrown) {
      error = thrown;
    }
    const which = `config ${i}: ${JSON.stringify(json)}`;
    expect(error, which).toBeInstanceOf(ConfigError);
    const { message, key: named, allowed } = error as ConfigError;
    expect(named, which).toBe(key);
    expect(allowed.length, which).toBeGreaterThan(0);
    expect(message, which).not.toContain('\n');
    expect(message.startsWith(`${key || 'config'}: `), which).toBe(true);
    expect(message, which).toContain(allowed);
  }
});

it('a refusal for want of memory tells how much would be needed', () => {
  const json = { version: 1, task: { id: 'addition', digits: 8 }, training: { batchSize: 65536 } };
  expect(() => accept(json)).toThrow(
    /^training\.batchSize: 65536 .* in 2\.00 GiB: .* need about \d+\.?\d* GiB/,
  );
});
