/** What a run asks at every evaluation, as metrics need it. */
import type { Asked } from '../metrics/rescore';
import type { RunView } from './run-view';

/** Of each replica. */
export function askedOfAll(run: RunView): Asked[] {
  return [run.heldOut, ...(run.heldOut.others ?? [])].map((heldOut) => askedOf(run, heldOut));
}

/** Of a replica with its own held-out examples; of the first where they are left out. */
export function askedOf({ heldOut: first, info, task, config }: RunView, heldOut = first): Asked {
  const { count, answers, tokens, length } = heldOut;
  const { graded } = info;
  const targets = Uint16Array.from(
    answers.subarray(0, count * graded),
    (place, i) => tokens[Math.floor(i / graded) * length + place],
  );
  // No example begins with an answer: a place 0 says that it has fewer.
  const lengths = Uint16Array.from({ length: count }, (_, i) => {
    let present = 0;
    for (let j = 0; j < graded; j++) if (answers[i * graded + j] !== 0) present++;
    return present;
  });
  const alike = lengths.every((each) => each === graded);
  return {
    count,
    targets,
    graded,
    ...(alike ? {} : { lengths }),
    placeValues: task.placeValues?.(config.task),
    drawings: drawsPictures({ task, config }),
  };
}

/** Whether a run's answers are drawings. */
export function drawsPictures({ task, config }: Pick<RunView, 'task' | 'config'>): boolean {
  return task.shape(config.task).draws !== undefined;
}
