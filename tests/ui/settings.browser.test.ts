import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { modelFields, optimizerFields, trainingFields } from '../../src/config/fields';
import type { NumberField } from '../../src/config/field';
import { tasks } from '../../src/task/registry';
import '../../src/ui/elements/choice-setting';
import '../../src/ui/elements/number-setting';
import type { NumberSetting } from '../../src/ui/elements/number-setting';
import type { SettingEvent } from '../../src/ui/elements/setting';
import '../../src/ui/tokens.css';

afterEach(() => document.body.replaceChildren());

async function show(field: NumberField, value: number | string, more: Partial<NumberSetting> = {}) {
  const setting = document.createElement('ep-number-setting');
  const heard: unknown[] = [];
  Object.assign(setting, { field, value, ...more });
  setting.addEventListener('ep-setting', (event: SettingEvent) => heard.push(event.value));
  document.body.append(setting);
  await setting.updateComplete;
  const find = <E extends Element>(selector: string) =>
    setting.shadowRoot!.querySelector<E>(selector)!;
  const type = async (text: string) => {
    const box = find<HTMLInputElement>('input.value');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await setting.updateComplete;
  };
  const slide = async (index: number) => {
    const range = find<HTMLInputElement>('input[type=range]');
    range.value = String(index);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    await setting.updateComplete;
  };
  return { setting, heard, find, type, slide };
}

const width = modelFields.width as NumberField;
const rate = optimizerFields.learningRate as NumberField;
const batch = trainingFields.batchSize as NumberField;

describe('a number', () => {
  test('typed may go beyond the slider, within the field', async () => {
    const { heard, type, find } = await show(width, 32);
    await type('512');
    expect(heard).toEqual([512]);
    await type('513');
    expect(heard).toEqual([512]);
    expect(find('#wrong').textContent).toContain('Width must be an integer from 4 to 512');
  });

  test('is read as people write it', async () => {
    const { heard, type } = await show(trainingFields.steps as NumberField, 500);
    await type('1,500');
    await type(' 2e3 ');
    expect(heard).toEqual([1500, 2000]);
  });

  test('says one of its unit, and several', async () => {
    const speed: NumberField = { ...width, unit: 'steps/s' };
    expect((await show(speed, 1)).find('.unit').textContent).toBe('step/s');
    expect((await show(speed, 60)).find('.unit').textContent).toBe('steps/s');
    expect((await show(batch, 1)).find('.unit').textContent).toBe('example');
  });

  test('has room for its unit beside the way back, in the narrowest rail', async () => {
    const replicas = trainingFields.replicas as NumberField;
    const { setting, find } = await show(replicas, 8, { preset: 1 });
    setting.style.width = '215px';
    const unit = find<HTMLElement>('.unit');
    expect(unit.textContent).toBe('models');
    expect(unit.scrollWidth).toBeLessThanOrEqual(unit.clientWidth);
    const [about, back] = ['.about', '.back'].map((each) => find(each).getBoundingClientRect());
    expect(about.width).toBeGreaterThanOrEqual(24);
    expect(back.left - about.left).toBeGreaterThanOrEqual(22);
  });

  test('takes a comma for a point where it can’t part thousands', async () => {
    const { heard, type, find } = await show(rate, 0.01);
    await type('0,004');
    await type('2,5e-3');
    expect(heard).toEqual([0.004, 0.0025]);
    await type('1,2,3');
    expect(heard).toEqual([0.004, 0.0025]);
    expect(find('#wrong').textContent).toContain('“1,2,3” is not allowed');
  });

  test('forgets what was typed wrongly when another experiment comes', async () => {
    const { setting, type, find } = await show(rate, 0.01, { preset: 0.01 });
    await type('fast');
    expect(find('#wrong').textContent).toContain('“fast” is not allowed');
    Object.assign(setting, { value: 0.003, preset: 0.003 });
    await setting.updateComplete;
    expect(find('#wrong').textContent).toBe('');
  });

  test('slides along round numbers that go with the other settings', async () => {
    const allow = (value: number) => value % 8 === 0;
    const { heard, slide, find } = await show(width, 32, { allow });
    const last = Number(find<HTMLInputElement>('input[type=range]').max);
    for (let i = 0; i <= last; i++) await slide(i);
    expect(heard).toEqual([8, 16, 24, 40, 48, 56, 64, 80, 96, 112, 128]);
  });

  test('being typed survives an update of the page', async () => {
    const { setting, find } = await show(rate, 0.004);
    const box = find<HTMLInputElement>('input.value');
    box.value = '0.00';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    setting.preset = 0.01;
    await setting.updateComplete;
    setting.requestUpdate();
    await setting.updateComplete;
    expect(box.value).toBe('0.00');
  });

  test('offers the word at the end of its slider, where it means something', async () => {
    const { heard, slide, find } = await show(batch, 64, { words: ['full'] });
    await slide(Number(find<HTMLInputElement>('input[type=range]').max));
    expect(heard).toEqual(['full']);
  });

  test('has a way back to the preset, only when it differs', async () => {
    const { setting, heard, find } = await show(rate, 0.02, { preset: 0.004 });
    find<HTMLButtonElement>('.back').click();
    expect(heard).toEqual([0.004]);
    setting.value = 0.004;
    await setting.updateComplete;
    expect(find('.back')).toBeNull();
  });

  test('explains itself, with its range, on request', async () => {
    const { setting, find } = await show(rate, 0.004);
    expect(find<HTMLElement>('#help').hidden).toBe(true);
    find<HTMLButtonElement>('.about').click();
    await setting.updateComplete;
    expect(find<HTMLElement>('#help').hidden).toBe(false);
    expect(find('#help').textContent).toContain('A number above 0, up to 1');
    const { violations } = await axe.run(setting);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('a choice', () => {
  test.each([
    ['parity', 'layout', 'direct', 'scratchpad'],
    ['modular-arithmetic', 'operation', 'cubic', 'add'],
  ])('of %s says beforehand what is hard', async (id, key, hard, easy) => {
    const setting = document.createElement('ep-choice-setting');
    Object.assign(setting, { field: tasks.get(id)?.fields[key], value: easy });
    document.body.append(setting);
    await setting.updateComplete;
    const note = () => setting.shadowRoot!.querySelector('#note');
    expect(note()).toBeNull();
    setting.value = hard;
    await setting.updateComplete;
    expect(note()?.textContent).toMatch(/^Hard: .* [\d.]+% of held-out .* steps \(mean of 3 seeds/);
    expect(setting.shadowRoot!.querySelector('select')?.getAttribute('aria-describedby')).toContain(
      'note',
    );
    const { violations } = await axe.run(setting);
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
  });
});
