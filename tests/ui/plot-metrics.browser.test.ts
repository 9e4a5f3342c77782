import { afterEach, expect, test } from 'vitest';
import '../../src/ui/tokens.css';
import '../../src/ui/panels/plots';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { askedOf } from '../../src/state/asked';
import type { ActionEvent } from '../../src/ui/actions';
import { figure, figureRange } from '../../src/ui/lens/words';
import { generatedRun, type Wanted } from './generated-run';

afterEach(() => document.body.replaceChildren());

const text = (element?: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

const LISTS = { id: 'pair-lookup', skew: 0.5 };

/** The three plots, the first of which is set to another metric as a hand would. */
async function mount(replicas: number, id = 'brier', task: Wanted['task'] = LISTS) {
  const run = generatedRun({ task, steps: 200, replicas, status: 'done' });
  const plots = document.createElement('ep-plots');
  plots.run = run;
  document.body.append(plots);
  await plots.updateComplete;
  const section = plots.shadowRoot!.querySelector('section')!;
  const select = section.querySelector('select')!;
  select.dispatchEvent(new PointerEvent('pointerenter'));
  await expect.poll(() => select.querySelector(`[value="${id}"]`)).not.toBeNull();
  select.value = id;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const value = () => text(section.querySelector('.readings .value'));
  await expect.poll(value).toMatch(/^[\d.]+%?$/);
  const values = [run.heldOut, ...(run.heldOut.others ?? [])].map((heldOut, r) => {
    const kept = run.curves.samples.of(r).at(-1)!;
    return new Rescorer(askedOf(run, heldOut)).values(metricOf(id)!, [kept])[0];
  });
  return { section, value, values };
}

test('a plot that is set to another metric says in a line what that is', async () => {
  const { section, value, values } = await mount(1);
  expect(text(section.querySelector('h2'))).toMatch(/^Brier score/);
  expect(text(section.querySelector('.plain'))).toBe(`Smooth. ${metricOf('brier')!.plain}`);
  expect(value()).toBe(figure(metricOf('brier')!, values[0]));
});

test('of several models it shows mean and spread, as it does of its own metric', async () => {
  const { section, value, values } = await mount(3);
  const metric = metricOf('brier')!;
  expect(value()).toBe(figure(metric, (values[0] + values[1] + values[2]) / 3));
  expect(text(section.querySelector('.readings .note'))).toBe(
    `${figureRange(metric, Math.min(...values), Math.max(...values))}, n 256 each`,
  );
});

test('resampling what is all the same gives no interval, and it says so', async () => {
  const { section, value } = await mount(1, 'edit-distance', { id: 'addition', digits: 1 });
  expect(value()).toBe('0');
  const note = () => text(section.querySelector('.readings .note'));
  await expect.poll(note).toBe('the same in all, n 20');
});

test('the plots say in words, and in a table, what they show', async () => {
  const run = generatedRun({ task: LISTS, steps: 200, status: 'done' });
  const plots = document.createElement('ep-plots');
  plots.run = run;
  document.body.append(plots);
  const shadow = plots.shadowRoot!;
  await expect.poll(() => shadow.querySelectorAll('table tbody tr').length).toBe(20);
  const labels = [...shadow.querySelectorAll('ep-plot')].map(({ label }) => label);
  expect(labels[0]).toMatch(/^Loss in nats per token, by training step to 200: fresh from/);
  expect(labels[1]).toMatch(/^Wrong answers, per-token error/);
  expect(labels[2]).toMatch(/^lists all right, exact match/);
});

test('what a plot was set to is told for the address, and comes back from it', async () => {
  const told: unknown[] = [];
  const hear = ({ action }: ActionEvent) => told.push(action);
  document.body.addEventListener('ep-action', hear);
  await mount(1);
  document.body.removeEventListener('ep-action', hear);
  expect(told).toEqual([{ type: 'plots', plots: 'loss:brier' }]);

  document.body.replaceChildren();
  const plots = document.createElement('ep-plots');
  plots.run = generatedRun({ task: LISTS, steps: 200 });
  plots.view = 'error:nonsense,exact:pass-rate';
  document.body.append(plots);
  const titles = () => [...plots.shadowRoot!.querySelectorAll('h2')].map(text);
  await expect.poll(() => titles()[2]).toMatch(new RegExp(`^${metricOf('pass-rate')!.title}`));
  expect(titles()[1]).toMatch(/^Wrong answers/);
  expect(text(plots.shadowRoot!.querySelector('.plain'))).toContain(
    'The link asked the plots for “error:nonsense”, which means nothing here',
  );
  // The answers to made-up facts are no numbers that one could be off by.
  plots.view = 'error:numeric-error';
  await expect
    .poll(() => text(plots.shadowRoot!.querySelector('.error .plain')))
    .toMatch(/“Off by”, which means nothing for these answers/);
  expect(titles()[1]).toMatch(/^Wrong answers/);
  expect(text(plots.shadowRoot!.querySelector('.error .readings'))).toContain('train');
  // Another link, which asks for nothing.
  plots.view = '';
  await expect.poll(() => plots.shadowRoot!.querySelector('.plain')).toBeNull();
  expect(titles()[2]).toMatch(/^Lists all right/);
});
