import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnText } from '../../src/task/own-text';
import { temporaryFolder, train } from './command';

const words = 'it is a truth that is known to all, so he went to sea in June. '.repeat(60);

const config = (task: object = {}) => ({
  version: 1,
  task: { id: 'text', context: 16, marked: 2, ...task },
  model: { width: 8, heads: 2, mlpWidth: 12 },
  training: { batchSize: 4, steps: 3, evalEvery: 3 },
});

function file(content: string | Uint8Array, name = 'own.txt'): string {
  const at = path.join(temporaryFolder(), name);
  writeFileSync(at, content);
  return at;
}

function idOf(text: string): number {
  const own = readOwnText(text);
  if ('problem' in own) throw new Error(own.problem);
  return own.id;
}

describe('--text', () => {
  it('trains on a text of one’s own, and names it in config.json', async () => {
    const done = await train(config(), '--text', file(words));
    expect(done.said).toContain('step 3/3');
    expect(done.code).toBe(0);
    const { task } = JSON.parse(readFileSync(path.join(done.out, 'config.json'), 'utf8'));
    expect(task).toMatchObject({ source: 'own', text: idOf(words) });
  });

  it('trains a config from the page again, given the same text', async () => {
    const task = { source: 'own', text: idOf(words) };
    const utf16 = Buffer.from(`\uFEFF${words}`, 'utf16le');
    const [one, other] = [
      await train(config(task), '--text', file(words)),
      await train(config(task), '--text', file(utf16)),
    ];
    const metrics = ({ out }: typeof one) => readFileSync(path.join(out, 'metrics.csv'), 'utf8');
    expect(one.code).toBe(0);
    expect(metrics(other)).toBe(metrics(one));
  });

  it('says what was dropped', async () => {
    const done = await train(config(), '--text', file(`${words}\u0007${words}`));
    expect(done.code).toBe(0);
    expect(done.said).toContain('--text: dropped 1 control character.');
  });

  const folder = () => {
    const at = path.join(temporaryFolder(), 'folder');
    mkdirSync(at);
    return at;
  };
  it.each<[string, object, () => string[], RegExp]>([
    ['no text', { source: 'own', text: 7 }, () => [], /--text: undefined .*source is own/],
    [
      'another text',
      { text: 7 },
      () => ['--text', file(words)],
      /task.text: 7 .*\d{6,}, the number/,
    ],
    ['the book', { source: 'book' }, () => ['--text', file(words)], /task.source: "book" .*own/],
    ['another task', { id: 'sort' }, () => ['--text', file(words)], /--text.*only the task text/],
    ['no such file', {}, () => ['--text', '/none/such'], /--text: .*can be read \(ENOENT\)/],
    ['a folder', {}, () => ['--text', folder()], /--text: .*can be read \(EISDIR\)/],
    ['nothing', {}, () => ['--text', file('')], /--text: .*The text is empty/],
    ['a line', {}, () => ['--text', file('Call me Ishmael.')], /has 16 characters.*2,000/],
    ['binary', {}, () => ['--text', file(new Uint8Array(9000))], /doesn’t look like text/],
    ['6 MB', {}, () => ['--text', file('ab'.repeat(3e6))], /has 6\.0 MB; at most 5 MB/],
    ['12 MB', {}, () => ['--text', file('ab'.repeat(6e6))], /at most 5 MB; this has 12\.0 MB/],
  ])('refuses %s in one line, with nothing written', async (_, task, args, words) => {
    const id = 'id' in task ? { task } : {};
    const done = await train({ ...config(task), ...id }, ...args());
    expect(done.said).toMatch(words);
    expect(done.said.trimEnd()).not.toContain('\n');
    expect(done.code).toBe(2);
    expect(() => readFileSync(path.join(done.out, 'config.json'))).toThrow();
  });
});
