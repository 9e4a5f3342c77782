/** Starts the page: worker first, so that it trains as soon as may be. */
import './language';
import { nearestRecipe, recipeConfig } from '../state/find-recipe';
import { defaultRecipe } from '../recipes/first';
import type { Link } from '../interchange/permalink';
import { catalog } from '../state/catalog';
import { portOf } from '../state/port';
import type { ConnectEngine } from '../state/runs';
import { Session } from '../state/session';
import type { DeviceChoice } from '../protocol';
import { Address } from './address';
import type { App } from './app';
import './app';
import { saveFiles } from './download';
import { recall } from './memory';
import { followLink, tell } from './steer';
import { watchSystemTheme } from './theme';
import { lowOnBattery, savesData } from './thrift';

/** Milliseconds that the first run has to itself. */
const REST_AFTER = 3000;
const INSTEAD = `Here is “${defaultRecipe.title}” instead.`;

const connect: ConnectEngine = (heard, crashed) =>
  portOf(new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' }), heard, crashed);

const { tasks } = catalog;
const address = new Address(tasks);
const read = await address.read();
const link: Link = read.kind === 'link' ? read.link : { config: recipeConfig(defaultRecipe) };
const thrifty = savesData();

const app = document.querySelector('ep-app');

const session = new Session({
  tasks,
  connect,
  first: { config: link.config, until: link.until, paused: thrifty },
  speed: link.speed === undefined ? defaultRecipe.speed : link.speed,
  device: rememberedDevice(),
  onCheckpoint: saveFiles,
  onNothing: ({ key, message }) => {
    if (!app) return;
    tell(app, ({ refusedLinkNote }) => refusedLinkNote(message, INSTEAD));
    app.recipe = defaultRecipe;
    // Where no setting is at fault, the link's wait to be tried again.
    const keepDraft = key === '';
    session.start({ config: recipeConfig(defaultRecipe), paused: thrifty, keepDraft });
  },
});

if (app) {
  app.recipe = nearestRecipe(link.config);
  tellFirst(app);
  app.address = address;
  app.session = session;
  if (link.lens) app.showLens(link.lens);
  app.plots = link.plots ?? '';
  address.watch((next) => followLink(session, app, next));
}
watchSystemTheme();
const watchVisibility = () => session.runs.setHidden(document.hidden);
document.addEventListener('visibilitychange', watchVisibility);
watchVisibility();

// Now rather than when they are wanted, so that the page is whole if the network goes.
const loadRest = () => {
  const wanted = [
    catalog.load(),
    import('./lens/lens'),
    import('./panels/ask'),
    import('./panels/notes-told'),
    import('../interchange/read-link'),
  ];
  for (const each of wanted) each.catch(() => undefined);
};
if (thrifty) addEventListener('ep-action', loadRest, { once: true });
else setTimeout(loadRest, REST_AFTER);

if (!thrifty) {
  void lowOnBattery().then((low) => {
    if (!low || !app) return;
    session.runs.pauseUnasked();
    tell(app, ({ thriftNotes }) => thriftNotes.battery);
  });
}

function tellFirst(stage: App): void {
  if (read.kind === 'bad') {
    const { problem } = read;
    tell(stage, ({ badLinkNote }) => badLinkNote(problem, INSTEAD));
  } else if (thrifty) tell(stage, ({ thriftNotes }) => thriftNotes.data);
}

function rememberedDevice(): DeviceChoice {
  const stored = recall('device');
  return stored === 'gpu' || stored === 'cpu' ? stored : 'auto';
}
