import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { button, openPage, shownStep, untilStep } from './page-driver';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const SMALL = '&model.width=16&model.mlpWidth=32&training.batchSize=4&training.evalEvery=100';
const POEM = 'The fair breeze blew, the white foam flew, the furrow followed free. '.repeat(40);

async function chooseOwn(page: Page): Promise<void> {
  await page.locator('[data-path="task.source"] select').selectOption('own');
  await page.locator('ep-own-text textarea').waitFor();
}

/** Drops files, each of some text or bytes, on the page itself. */
async function drop(page: Page, ...files: (string | number[])[]): Promise<void> {
  await page.evaluate((contents) => {
    const data = new DataTransfer();
    contents.forEach((content, i) => {
      const part = typeof content === 'string' ? content : new Uint8Array(content);
      data.items.add(new File([part], `dropped ${i}.txt`));
    });
    const how = { dataTransfer: data, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('dragover', how));
    document.body.dispatchEvent(new DragEvent('drop', how));
  }, files);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('ep-own-text textarea').evaluate((box, pasted) => {
    const clipboardData = new DataTransfer();
    if (pasted) clipboardData.setData('text/plain', pasted);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, text);
}

test('a text that is dropped is trained on, kept over a reload, and asked for elsewhere', async () => {
  const { page, faults, close } = await openPage(browser, { hash: `#v=1&task=text${SMALL}` });
  await untilStep(page, 2);
  await chooseOwn(page);
  await page.getByText(/must be a text that is here/).waitFor();
  await drop(page, POEM);
  await page.getByText('2,760 characters').waitFor();
  await button(page, 'Restart with these').click();
  await page.waitForURL(/task\.text=\d+/);
  await untilStep(page, 2);
  const url = page.url();
  await page.reload();
  await untilStep(page, 2);
  expect(page.url()).toBe(url);
  expect(await page.getByText('made with another text').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();

  const other = await openPage(browser, { hash: url.slice(url.indexOf('#')) });
  await other.page.getByText('This link was made with another text.').waitFor();
  await untilStep(other.page, 2);
  expect(other.faults).toEqual([]);
  await other.close();
});

test('whatever else is pasted or dropped gets a message, and the run goes on', async () => {
  const { page, faults, close } = await openPage(browser, { hash: `#v=1&task=text${SMALL}` });
  await untilStep(page, 2);
  await chooseOwn(page);
  const said = (words: RegExp) =>
    page.locator('ep-own-text').getByRole('alert').filter({ hasText: words }).waitFor();
  await drop(page, 'Too short.');
  await said(/has 10 characters; it takes at least 2,000/);
  await drop(
    page,
    [...Array(5000).keys()].map((i) => (i * 7) % 256),
  );
  await said(/doesn’t look like text/);
  await drop(page, 'x'.repeat(6_000_000));
  await said(/has 6\.0 MB; at most 5 MB/);
  await drop(page, POEM, POEM);
  await said(/2 files were dropped; it takes one/);
  await drop(page);
  await said(/holds no text/);
  await paste(page, '');
  await said(/no text on the clipboard/);
  await paste(page, '\u0000'.repeat(3000));
  await said(/doesn’t look like text/);
  await paste(page, '👩‍👩‍👧'.repeat(100));
  await said(/has 500 characters/);
  await paste(page, 'שלום '.repeat(1_500_000));
  await said(/13\.5 MB/);
  const step = await shownStep(page);
  await untilStep(page, step + 2);
  // Some can be used in part, which is told.
  await paste(page, `${'\uD800'.repeat(20)}${POEM}`);
  await page.getByText(/Dropped: 20 halves of characters/).waitFor();
  const signs = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 600)));
  await paste(page, signs.join(''));
  await page.getByText(/the 88 rarest of 600 different characters/).waitFor();
  expect(await page.locator('ep-own-text').getByRole('alert').count()).toBe(0);
  await untilStep(page, step + 4);
  expect(faults).toEqual([]);
  await close();
});
