import axe from 'axe-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';
import type { Action } from '../../src/ui/actions';
import '../../src/ui/panels/recipe-picker';
import type { RecipePicker } from '../../src/ui/panels/recipe-picker';
import '../../src/ui/tokens.css';

beforeAll(() => document.documentElement.setAttribute('lang', 'en'));
afterEach(() => document.body.replaceChildren());

async function show(current = 'm1-mirage') {
  const picker: RecipePicker = document.createElement('ep-recipe-picker');
  Object.assign(picker, { recipes, tasks: [...tasks.values()], current });
  const heard: Action[] = [];
  picker.addEventListener('ep-action', ({ action }) => heard.push(action));
  document.body.append(picker);
  await picker.updateComplete;
  picker.open();
  await picker.updateComplete;
  const root = picker.shadowRoot!;
  const cards = () => [...root.querySelectorAll<HTMLElement>('.card')];
  const focused = () => root.activeElement;
  const titles = () => cards().map((card) => card.querySelector('b')!.textContent);
  const search = root.querySelector<HTMLInputElement>('input[type=search]')!;
  const dialog = root.querySelector('dialog')!;
  return { picker, heard, root, cards, focused, titles, search, dialog };
}

test('typing filters, Enter takes the first', async () => {
  const { heard, focused, titles, search, dialog } = await show();
  search.focus();
  await userEvent.keyboard('secret ring');
  expect(titles()).toEqual(['Walks on a secret ring', 'Walks on a secret ring']);
  expect(focused()).toBe(search);
  await userEvent.keyboard('{Enter}');
  expect(heard).toEqual([{ type: 'preset', id: 'ring-walks' }]);
  expect(dialog.open).toBe(false);
});

test('Enter alone takes nothing', async () => {
  const { heard, search, dialog } = await show();
  search.focus();
  await userEvent.keyboard('{Enter}');
  expect(heard).toEqual([]);
  expect(dialog.open).toBe(true);
});

test('Escape clears the filter first, then closes', async () => {
  const { picker, cards, search, dialog } = await show();
  const before = cards().length;
  search.focus();
  await userEvent.keyboard('brackets{Escape}');
  await picker.updateComplete;
  expect(cards()).toHaveLength(before);
  expect(dialog.open).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(dialog.open).toBe(false);
});

test('arrows lead from the filter to the cards, among them, and back; letters go on filtering', async () => {
  const { picker, cards, focused, search } = await show();
  search.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe(cards()[0]);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()).toBe(cards()[2]);
  await userEvent.keyboard('{End}');
  expect(focused()).toBe(cards().at(-1));
  await userEvent.keyboard('{Home}{ArrowUp}');
  expect(focused()).toBe(search);
  await userEvent.keyboard('{ArrowDown}so');
  await picker.updateComplete;
  expect([search.value, focused()]).toEqual(['so', search]);
});

test('one card is in the order of Tab: the current one, or the one that was last on', async () => {
  const { picker, cards, root } = await show('i2-induction');
  const reached = () => cards().filter((card) => card.tabIndex === 0);
  expect(reached().map((card) => card.dataset.key)).toEqual(['i2-induction']);
  root.querySelector<HTMLElement>('[data-key=sort]')!.focus();
  await picker.updateComplete;
  expect(reached().map((card) => card.dataset.key)).toEqual(['sort']);
});

test('a phenomenon alone; nothing found says so, and leads back', async () => {
  const { picker, cards, root, search } = await show();
  root.querySelectorAll<HTMLInputElement>('.part input')[3].click();
  await picker.updateComplete;
  expect(cards().map((card) => card.dataset.key)).toEqual(
    recipes.filter(({ group }) => group === 'grokking').map(({ id }) => id),
  );
  search.focus();
  await userEvent.keyboard('zebra');
  await picker.updateComplete;
  expect(root.textContent).toContain('Nothing here speaks of “zebra”');
  root.querySelector<HTMLElement>('.none button')!.click();
  await picker.updateComplete;
  expect(cards()).toHaveLength(recipes.length + tasks.size);
});

test('a task by itself starts a run of it', async () => {
  const { heard, root } = await show();
  root.querySelector<HTMLElement>('[data-key=task-induction]')!.click();
  expect(heard).toHaveLength(1);
  const [action] = heard;
  if (action.type !== 'start') throw new Error(`it was ${action.type}`);
  expect(action.config.task.id).toBe('induction');
});

test('axe finds nothing', async () => {
  const { picker } = await show();
  const { violations } = await axe.run(picker);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});
