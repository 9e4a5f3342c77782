import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { button, openPage, settledStep, shownStep, untilStep } from './page-driver';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const SMALL = '&model.width=16&model.mlpWidth=32&training.batchSize=4&training.evalEvery=100';

const panel = (page: Page) => page.locator('ep-ask');
const alert = (page: Page) => panel(page).getByRole('alert');

async function ask(page: Page, text: string): Promise<void> {
  await panel(page).getByRole('textbox').fill(text);
  await panel(page).getByRole('button', { name: 'Ask' }).click();
}

test('a sum that is typed is answered digit by digit, with what the model weighed', async () => {
  const { page, faults, close } = await openPage(browser, {
    hash: `#v=1&task=addition&task.layout=interleaved&task.digits=3${SMALL}`,
  });
  await untilStep(page, 2);
  await ask(page, '17 + 25 =');
  await page.getByText(/Answered by the model of step/).waitFor();
  await page.getByText('017 + 025 =').waitFor();
  const cells = panel(page).getByRole('group', { name: 'Its answer' }).getByRole('button');
  expect(await cells.count()).toBe(3);
  await cells.nth(1).focus();
  await page.getByText('Digit 2 of 3: what it weighed').waitFor();
  expect(await panel(page).locator('.alternatives li').count()).toBe(5);
  // Arm in arm with training, and after it.
  await panel(page).getByRole('button', { name: 'Draw one' }).click();
  await page.getByText(/(All 3|\d of 3) right\. Answered/).waitFor();
  await button(page, 'Pause').click();
  await page
    .locator('ep-transport')
    .getByRole('button', { name: /^(Train|Go on)/ })
    .waitFor();
  const step = await settledStep(page);
  await ask(page, '999+1');
  await page.getByText(`Answered by the model of step ${step}.`).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('whatever else is typed gets words, and the run goes on', async () => {
  const { page, faults, close } = await openPage(browser, {
    hash: `#v=1&task=pair-lookup${SMALL}`,
  });
  await untilStep(page, 2);
  for (const [text, words] of [
    ['', /Nothing was typed/],
    ['1 + 1 = 🐳', /“🐳” is not among its signs/],
    ['a1', /too short/],
    ['b1 a1', /“b1” can’t stand there/],
    ['\u202Eשלום', /is not among its signs/],
    ['👩‍👩‍👧‍👦', /is not among its signs/],
    ['\uD800 a1 b1', /is not among its signs/],
    ['a1 b1 '.repeat(2000), /has 11,999 characters/],
  ] as const) {
    await ask(page, text);
    await alert(page).filter({ hasText: words }).waitFor();
  }
  await ask(page, 'a1 b1');
  await page.getByText(/Answered by the model of step/).waitFor();
  expect(await alert(page).count()).toBe(0);
  const step = await shownStep(page);
  await untilStep(page, step + 2);
  expect(faults).toEqual([]);
  await close();
});

test('it writes on in a text, stops, goes on and starts again', async () => {
  const { page, faults, close } = await openPage(browser, { hash: `#v=1&task=text${SMALL}` });
  await untilStep(page, 2);
  const box = panel(page).getByRole('textbox');
  const press = (name: string) => panel(page).getByRole('button', { name, exact: true }).click();
  const length = async () => (await panel(page).locator('.page').textContent())?.trim().length ?? 0;
  await box.fill('Call me 漢字');
  await press('Write');
  await alert(page).filter({ hasText: 'It was never shown “漢”, “字”: left out.' }).waitFor();
  // Further than the window.
  await expect.poll(length).toBeGreaterThan(120);
  await press('Stop');
  await page.getByText(/characters, written\s+by the model/).waitFor();
  const written = await panel(page).locator('.page').textContent();
  expect(written?.trimStart().startsWith('Call me ')).toBe(true);
  await press('Write on');
  await expect.poll(length).toBeGreaterThan(written!.trim().length);
  await press('Start again');
  expect(await panel(page).locator('.page').count()).toBe(0);
  await box.fill('🐳\u0000');
  await press('Write');
  await alert(page)
    .filter({ hasText: /Type a few words/ })
    .waitFor();
  await box.fill('');
  await press('Write');
  await alert(page)
    .filter({ hasText: /nothing to write on from/ })
    .waitFor();
  expect(faults).toEqual([]);
  await close();
});
