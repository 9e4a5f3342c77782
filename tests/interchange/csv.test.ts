import { expect, it } from 'vitest';
import { csvHeader, csvLine } from '../../src/interchange/csv';

it("writes the contract's columns, then (1−ε)^k, with the shortest digits that read back", () => {
  expect(csvHeader).toMatch(/^step,replica,split,loss,tokenError,exactMatch,/);
  const row = {
    step: 3,
    replica: 1,
    split: 'test',
    loss: Math.fround(0.1),
    tokenError: 0.5,
    exactMatch: 0,
  } as const;
  expect(csvLine(row, 2)).toBe('3,1,test,0.10000000149011612,0.5,0,0.25\n');
  const [, , , loss] = csvLine({ ...row, loss: 1 / 3 }, 2).split(',');
  expect(Number(loss)).toBe(1 / 3);
});
