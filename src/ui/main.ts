/** Starts the page: worker first, so that it trains as soon as may be. */
import './language';
import { nearestRecipe, recipeConfig } from '../state/find-recipe';
import { defaultRecipe } from '../recipes/first';
import type { Link } from '../interchange/permalink';
import { catalog } from '../state/catalog';
import { loadForLink } from '../state/link-needs';
import { portOf } from '../state/port';
import type { ConnectEngine } from '../state/runs';
import { Session } from '../state/session';
import type { DeviceChoice } from '../protocol';
import { Address } from './address';
import './app';
import { saveFiles } from './download';
import { recall } from './memory';
import { badLinkNote, refusedLinkNote, thriftNotes, type Note } from './panels/notes-words';
import { followLink } from './steer';
import { watchSystemTheme } from './theme';
import { lowOnBattery, savesData } from './thrift';

/** Milliseconds that the first run has to itself. */
const REST_AFTER = 3000;

const connect: ConnectEngine = (heard, crashed) =>
  portOf(new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' }), heard, crashed);

// A link may name any task. Where the others don't come, the link can't be read, which is said.
if (location.hash.length > 1) await loadForLink(location.hash).catch(() => undefined);

const { tasks } = catalog;
const address = new Address(tasks);
const read = address.read();
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
    app.notice = refusedLinkNote(message, `Here is “${defaultRecipe.title}” instead.`);
    app.recipe = defaultRecipe;
    // Where no setting is at fault, the link's wait to be tried again.
    const keepDraft = key === '';
    session.start({ config: recipeConfig(defaultRecipe), paused: thrifty, keepDraft });
  },
});

if (app) {
  app.recipe = nearestRecipe(link.config);
  app.notice = firstNotice();
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
  const wanted = [catalog.load(), import('./lens/lens'), import('./panels/ask')];
  for (const each of wanted) each.catch(() => undefined);
};
if (thrifty) addEventListener('ep-action', loadRest, { once: true });
else setTimeout(loadRest, REST_AFTER);

if (!thrifty) {
  void lowOnBattery().then((low) => {
    if (!low || !app) return;
    session.runs.pauseUnasked();
    app.notice = thriftNotes.battery;
  });
}

function firstNotice(): Note | null {
  if (read.kind === 'bad')
    return badLinkNote(read.problem, `Here is “${defaultRecipe.title}” instead.`);
  return thrifty ? thriftNotes.data : null;
}

function rememberedDevice(): DeviceChoice {
  const stored = recall('device');
  return stored === 'gpu' || stored === 'cpu' ? stored : 'auto';
}
