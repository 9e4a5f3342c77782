/** What each action of the page does: one entry a type, so that none is forgotten. */
import { nearestRecipe, recipeConfig } from '../state/find-recipe';
import { catalog } from '../state/catalog';
import { defaultRecipe } from '../recipes/first';
import type { RunConfig } from '../config/run-config';
import type { Recipe } from '../recipes/recipe';
import type { ReadLink } from '../interchange/permalink';
import type { Session } from '../state/session';
import { atStep, withoutChanges, withSetting } from '../state/settings';
import type { Action } from './actions';
import { remember } from './memory';
import { calmerRate, nextEnd, notLoaded, type Note } from './panels/notes-words';
import { chooseTheme, type ThemeChoice } from './theme';

/** What the app lends to actions that are about the page rather than the run. */
export interface Stage {
  recipe: Recipe | null;
  notice: Note | null;
  theme: ThemeChoice;
  plots: string;
  openPicker(): void;
  openAbout(): void;
  openEngine(): void;
  showLens(lens: string | null): void;
}

type ActionOf = { readonly [A in Action as A['type']]: A };
type Steering = { readonly [T in keyof ActionOf]: (action: ActionOf[T]) => void };

export function steering(session: Session, stage: Stage): Steering {
  const current = () => session.runs.current.get();
  return {
    edit: ({ path, value }) => session.edit(path, value),
    start: ({ config }) => startFresh(session, stage, config, nearestRecipe(config)),
    preset: ({ id }) => choosePreset(session, stage, id),
    pick: () => stage.openPicker(),
    restart: () => session.restart(),
    discard: () => {
      session.discard();
      remember('device', session.device.get());
      const run = current();
      if (run && stage.recipe === null) stage.recipe = nearestRecipe(run.config);
    },
    toggle: () => {
      const run = current();
      stage.notice = null;
      if (!run) return;
      if (run.status === 'running') session.pause();
      else if (run.status === 'paused') session.play();
      else if (run.status === 'done') session.extend(nextEnd(run));
    },
    step: () => session.step(),
    reset: () => session.reset(),
    'new-seed': () => session.newSeed(freshSeed()),
    speed: ({ stepsPerSecond }) => session.setSpeed(stepsPerSecond),
    extend: ({ until }) => session.extend(until),
    calmer: () => {
      const run = current();
      if (!run) return;
      const now = withoutChanges(atStep(run.config, run.progress.step));
      session.start({ config: withSetting(now, 'optimizer.learningRate', calmerRate(run)) });
    },
    device: ({ choice, restart }) => {
      session.setDevice(choice);
      remember('device', choice);
      if (restart) session.reset();
    },
    revive: () => session.revive(),
    'forget-earlier': () => session.runs.earlier.set([]),
    checkpoint: () => session.checkpoint(),
    theme: ({ choice }) => {
      chooseTheme(choice);
      stage.theme = choice;
    },
    view: ({ lens }) => stage.showLens(lens),
    plots: ({ plots }) => (stage.plots = plots),
    about: () => stage.openAbout(),
    engine: () => stage.openEngine(),
    profile: ({ plans }) => session.profile(plans),
    plan: ({ plan }) => session.reset(plan),
    write: ({ wish }) => session.runs.tell((runId) => ({ type: 'write', runId, ...wish })),
    dismiss: () => (stage.notice = null),
  };
}

/** Hands an action to its entry. */
export function steer<T extends keyof ActionOf>(by: Steering, type: T, action: ActionOf[T]): void {
  by[type](action);
}

/** Shows a note whose words come when they are wanted. */
export function tell(
  stage: Pick<Stage, 'notice'>,
  note: (told: typeof import('./panels/notes-told')) => Note,
): void {
  import('./panels/notes-told').then(
    (told) => (stage.notice = note(told)),
    () => (stage.notice = notLoaded),
  );
}

/** Follows an address that a person put in while the page was open. */
export function followLink(session: Session, stage: Stage, read: ReadLink): void {
  if (read.kind === 'bad') {
    tell(stage, ({ badLinkNote }) => badLinkNote(read.problem, 'The run on show goes on.'));
    return;
  }
  stage.notice = null;
  if (read.kind === 'none') {
    choosePreset(session, stage, defaultRecipe.id);
    return;
  }
  const { config, speed, until, lens = null, plots = '' } = read.link;
  stage.recipe = nearestRecipe(config);
  if (speed !== undefined) session.setSpeed(speed);
  session.start({ config, until });
  stage.showLens(lens);
  stage.plots = plots;
}

function choosePreset(session: Session, stage: Stage, id: string): void {
  const recipe = catalog.recipes.get().find((one) => one.id === id);
  if (!recipe) return;
  session.setSpeed(recipe.speed);
  startFresh(session, stage, recipeConfig(recipe), recipe);
}

/** Another experiment: of earlier runs only the last stays on the plots, and where it is of the same task, as beside a control. */
function startFresh(
  session: Session,
  stage: Stage,
  config: RunConfig,
  recipe: Recipe | null,
): void {
  stage.recipe = recipe;
  stage.notice = null;
  session.runs.earlier.set([]);
  session.start({ config });
}

/** Short, so that it can be read out: 0 to 9,999. */
function freshSeed(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0] % 10_000;
}
