import { describe, expect, it } from 'vitest';
import { firstOfEach, kindsOf } from '../../src/analysis/behind';
import { emptyOutcomes } from '../../src/metrics/outcomes';

function outcomes(pairs: readonly (readonly [number[], number[]])[], placeValues?: number[]) {
  const k = pairs[0][0].length;
  const all = emptyOutcomes(pairs.length, k, placeValues);
  pairs.forEach(([predicted, target], i) => {
    all.predicted.set(predicted, i * k);
    all.target.set(target, i * k);
  });
  return all;
}

describe('kinds of answers', () => {
  it('right, one token wrong, more than one wrong', () => {
    const kinds = kindsOf(
      outcomes([
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
        [
          [1, 2, 4],
          [1, 2, 3],
        ],
        [
          [2, 1, 3],
          [1, 2, 3],
        ],
      ]),
    );
    expect(kinds).toEqual(['right', 'near', 'wrong']);
  });

  it('of one token: nothing is near that is wrong', () => {
    expect(
      kindsOf(
        outcomes([
          [[3], [3]],
          [[4], [3]],
        ]),
      ),
    ).toEqual(['right', 'wrong']);
  });

  it('a number is near where it is one off, or one in a hundred, whichever digits differ', () => {
    const places = [1000, 100, 10, 1];
    const kinds = kindsOf(
      outcomes(
        [
          // 2,000 for 1,999: four digits wrong, one off.
          [
            [2, 0, 0, 0],
            [1, 9, 9, 9],
          ],
          // 5,055 for 5,000: more than fifty off, two digits.
          [
            [5, 0, 5, 5],
            [5, 0, 0, 0],
          ],
          // 5,045 for 5,000.
          [
            [5, 0, 4, 5],
            [5, 0, 0, 0],
          ],
          // One digit wrong is near by the first rule, however far off.
          [
            [2, 7, 2, 4],
            [9, 7, 2, 4],
          ],
        ],
        places,
      ),
    );
    expect(kinds).toEqual(['near', 'wrong', 'near', 'near']);
  });

  it('answers of several lengths are held to their own', () => {
    const all = {
      ...outcomes([
        [
          [1, 9],
          [1, 0],
        ],
      ]),
      lengths: [1],
    };
    expect(kindsOf(all)).toEqual(['right']);
  });
});

it('shows the first few of each kind, in the order of the test', () => {
  const kinds = ['wrong', 'right', 'wrong', 'right', 'wrong', 'right'] as const;
  expect(firstOfEach(kinds)).toEqual({ right: [1, 3], near: [], wrong: [0, 2] });
});
