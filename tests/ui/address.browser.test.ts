import { afterEach, expect, test, vi } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { tasks } from '../../src/task/registry';
import { Address } from '../../src/ui/address';

const ASKED = '#v=1&task=addition&training.seed=5';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

test('names the run a moment later', async () => {
  const config = parseRunConfig({ version: 1, task: { id: 'pair-lookup' } }, tasks);
  new Address(tasks).write({ config });
  await expect.poll(() => location.hash).toBe('#v=1&task=pair-lookup');
});

test('leaves alone what a person put in and is not told of yet, and then reads it', async () => {
  const config = parseRunConfig({ version: 1, task: { id: 'pair-lookup' } }, tasks);
  const address = new Address(tasks);
  const changed = vi.fn();
  address.watch(changed);
  address.write({ config });
  history.replaceState(null, '', ASKED);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(location.hash).toBe(ASKED);
  dispatchEvent(new HashChangeEvent('hashchange'));
  await expect.poll(() => changed.mock.calls.length).toBe(1);
  expect(changed.mock.calls[0][0]).toMatchObject({
    kind: 'link',
    link: { config: { task: { id: 'addition' }, training: { seed: 5 } } },
  });
});
