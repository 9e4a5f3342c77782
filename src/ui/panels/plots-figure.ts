/** The three plots of a run as a figure that leaves the page. */
import { count, quantity } from '../../analysis/figures';
import { headline } from '../../analysis/headline';
import { csvHeader } from '../../interchange/csv';
import { predictedExactMatch } from '../../metrics/predicted-exact-match';
import { METRICS } from '../../state/curves';
import type { Rows } from '../../state/rows';
import type { RunView } from '../../state/run-view';
import { situation } from '../../state/story-of';
import type { Figure, Table } from '../figure/figure';
import { offerToSave } from '../figure/save-menu';
import type { ChosenColumn } from '../lens/plot-metrics';
import { BY_PLACE, plotView, theoryName, type Shown } from './plots-view';
import { plotTitle } from './plots-words';

/** Opens the menu beside `button`; what is saved is what the plots show when it is pressed. */
export function savePlots(button: HTMLElement, shown: () => Shown): Promise<void> {
  return offerToSave(button, () => figureOfPlots(shown()));
}

export function figureOfPlots(shown: Shown): Figure {
  const { run, axes, lookBack } = shown;
  const { run: view } = run;
  const step = stepOf(view, lookBack);
  const x = `training step${axes.x === 'log' ? ', log scale' : ''}`;
  return {
    name: `${nameOf(view, step)}-curves`,
    title: headline(situation(view, lookBack)).headline,
    notes: notes(shown, step),
    panels: METRICS.map((metric) => {
      const log = metric !== 'exact' && axes[metric] === 'log';
      const [title, unit] = shown.others?.title(metric, view, log) ?? plotTitle(metric, view, log);
      return { title, unit, x, view: plotView(metric, { ...shown, labelled: true }) };
    }),
    table: metricsTable(view, shown.others?.columns(view) ?? []),
    config: view.config,
  };
}

/** "pair-lookup-seed-0-step-500": how a file says which run it shows, and when. */
export function nameOf({ config }: RunView, step: number): string {
  const { seed, replicas } = config.training;
  const seeds = replicas > 1 ? `seeds-${seed}-to-${seed + replicas - 1}` : `seed-${seed}`;
  return `${config.task.id}-${seeds}-step-${step}`;
}

/** "Facts by heart. Seed 0, step 500 of 600. Tested on 2,000 fresh lists." */
export function originOf({ task, config, info }: RunView, step: number): string {
  const { seed, replicas } = config.training;
  const models =
    replicas > 1
      ? `${count(replicas)} models, seeds ${seed} to ${seed + replicas - 1}`
      : `Seed ${seed}`;
  return (
    `${task.title}. ${models}, step ${count(step)} of ${count(info.until)}; tested on n = ` +
    `${count(info.testExamples)} ${task.nouns.heldOut} ${task.nouns.examples}.`
  );
}

function stepOf({ curves }: RunView, lookBack: number | null): number {
  return lookBack ?? curves.heldOut.steps[curves.heldOut.length - 1] ?? 0;
}

function notes({ run, earlier, byPlace, others }: Shown, step: number): string[] {
  const { curves, info, task } = run.run;
  const { meanGraded: k } = info;
  const { tokens } = task.nouns;
  const chosen = others?.columns(run.run) ?? [];
  const lines = [
    originOf(run.run, step),
    run.noisy ? 'Thin blue: single batches; thick: their means.' : '',
    curves.replicas > 1
      ? `Line: mean of ${count(curves.replicas)} models; band: lowest to highest.`
      : '',
    k > 1
      ? `Dashed, ${theoryName(k)}: how often all ${Number.isInteger(k) ? k : 'k'} ${tokens} would be right if ` +
        `mistakes, a share ε of them, fell at random${Number.isInteger(k) ? '' : `; k is ${quantity(k)} on average`}.`
      : '',
    k > 1 && byPlace ? `Dotted, ${BY_PLACE}: the same with an ε for each place.` : '',
    chosen.length > 0
      ? `Chosen for a plot: ${chosen.map(({ id }) => id).join(', ')}, on the answers kept of each evaluation, n = ${count(run.run.heldOut.count)}${curves.replicas > 1 ? ' each' : ''}.`
      : '',
    ...earlier.map(({ run: other }) => `Faint, earlier: ${other.name || 'the run before'}.`),
  ];
  return [lines.filter(Boolean).join(' '), 'Emergence Playground.'];
}

/** The columns of the command line's metrics.csv, from what is kept of the run; then those that were chosen. */
function metricsTable(run: RunView, chosen: readonly ChosenColumn[]): Table {
  const columns = [...csvHeader.trim().split(','), ...chosen.map(({ id }) => id)];
  return { columns, rows: metricRows(run, chosen) };
}

function* metricRows(
  { curves, info }: RunView,
  chosen: readonly ChosenColumn[],
): Iterable<(string | number)[]> {
  const { train, heldOut, replicas } = curves;
  let t = 0;
  for (let h = 0; h <= heldOut.length; h++) {
    const until = h < heldOut.length ? heldOut.step(h) : Infinity;
    for (; t < train.length && train.step(t) < until; t++) yield* rowsAt(train, t, 'train');
    if (h === heldOut.length) return;
    // A step's train rows come before its test rows, replica by replica.
    const both = t < train.length && train.step(t) === until;
    for (let r = 0; r < replicas; r++) {
      if (both) yield rowAt(train, t, r, 'train');
      yield rowAt(heldOut, h, r, 'test');
    }
    if (both) t++;
  }

  function* rowsAt(rows: Rows, row: number, split: string): Iterable<(string | number)[]> {
    for (let r = 0; r < replicas; r++) yield rowAt(rows, row, r, split);
  }

  function rowAt(rows: Rows, row: number, replica: number, split: string): (string | number)[] {
    const [loss, error, exact] = [0, 1, 2].map((metric) => rows.at(row, replica * 3 + metric));
    const foretold = predictedExactMatch(error, info.meanGraded);
    const step = rows.step(row);
    // Answers are kept on the held-out set, of the first model at more evaluations than of the others.
    const scored = split === 'test';
    const more = chosen.map(
      ({ values }) => (scored ? values[replica]?.get(step) : undefined) ?? NaN,
    );
    return [step, replica, split, loss, error, exact, foretold, ...more];
  }
}
