import axe from 'axe-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recipes } from '../../src/recipes';
import type { Action } from '../../src/ui/actions';
import '../../src/ui/panels/about';
import type { About } from '../../src/ui/panels/about';
import '../../src/ui/tokens.css';

beforeAll(() => document.documentElement.setAttribute('lang', 'en'));
afterEach(() => document.body.replaceChildren());

async function show() {
  const about: About = document.createElement('ep-about');
  const heard: Action[] = [];
  about.addEventListener('ep-action', ({ action }) => heard.push(action));
  document.body.append(about);
  await about.updateComplete;
  about.open();
  const root = about.shadowRoot!;
  return { about, heard, root, dialog: root.querySelector('dialog')! };
}

test('what it names to try first is there, by its own name, and starts at a press', async () => {
  const names = [...(await show()).root.querySelectorAll('li button')].map((it) => it.textContent);
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    document.body.replaceChildren();
    const { heard, root, dialog } = await show();
    const button = [...root.querySelectorAll<HTMLElement>('li button')].find(
      (it) => it.textContent === name,
    );
    button!.focus();
    await userEvent.keyboard('{Enter}');
    expect(dialog.open).toBe(false);
    const recipe = recipes.find(({ title }) => title === name);
    expect(heard).toEqual([
      recipe ? { type: 'preset', id: recipe.id } : { type: 'view', lens: '' },
    ]);
  }
});

test.each([1024, 320])('axe finds nothing and nothing sticks out at %i', async (width) => {
  await page.viewport(width, 640);
  const { dialog } = await show();
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  const rules = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  // The page around it is missing here.
  expect(rules.filter((rule) => !/^(page-has|landmark|region)/.test(rule))).toEqual([]);
  expect(dialog.scrollWidth - dialog.clientWidth).toBeLessThanOrEqual(0);
});
