/**
 * What happened, why, and what to do about it, in words; fetched once there is something to tell, or soon after the page
 * has come.
 */
import type { RunView } from '../../state/run-view';
import { exact, whole } from '../format';
import { leadOf } from './lead';
import { calmerRate, nextEnd, type Note } from './notes-words';

/** A run that stopped unasked; nothing while it trains or rests. */
export function statusNote(run: RunView): Note | null {
  const { status, info, progress, reason } = run;
  if (status === 'done') {
    const until = nextEnd(run);
    const next = leadOf(run).preset?.next;
    return {
      title: `It reached its ${whole(info.until)} steps.`,
      ...(next ? { text: `Next, ${next}` } : {}),
      buttons: [{ words: `Go on to ${whole(until)}`, action: { type: 'extend', until } }],
    };
  }
  if (status === 'diverged') {
    const rate = calmerRate(run);
    return {
      title: `It diverged at step ${whole(progress.step)}.`,
      text: 'You broke nothing: the steps had grown too large to come back from. A lower learning rate, a longer warm-up or a gradient clip usually holds it.',
      warn: true,
      buttons: [{ words: `Try learning rate ${exact(rate)}`, action: { type: 'calmer' } }],
    };
  }
  if (status === 'failed') {
    const gpu = info.executor === 'gpu';
    return {
      title: gpu ? 'The graphics card was lost.' : 'The run broke off.',
      text: `${reason ? `${sentence(reason)} ` : ''}What it had measured is still here.`,
      warn: true,
      buttons: gpu
        ? [
            {
              words: 'Restart on the CPU',
              action: { type: 'device', choice: 'cpu', restart: true },
            },
            { words: 'Try again', action: { type: 'reset' } },
          ]
        : [{ words: 'Start again', action: { type: 'reset' } }],
    };
  }
  return null;
}

export function crashNote(reason: string): Note {
  return {
    title: 'The engine stopped.',
    text: `${sentence(reason)} The curves so far are still here; a new engine starts the run afresh.`,
    warn: true,
    buttons: [{ words: 'Start a new engine', action: { type: 'revive' } }],
  };
}

export function badLinkNote(problem: string, instead: string): Note {
  if (problem.startsWith('task.text:')) {
    return {
      title: 'This link was made with another text.',
      text: `Choose the experiment “A book”, set Source to own, and paste or drop that text; then open the link again. ${instead}`,
      warn: true,
    };
  }
  return {
    title: 'This link can’t be read.',
    text: `In it, ${problem}. ${instead}`,
    warn: true,
  };
}

/** A link that reads well and asks for more than this browser can give. */
export function refusedLinkNote(problem: string, instead: string): Note {
  return {
    title: 'This link’s run can’t be made here.',
    text: `${sentence(problem)} ${instead}`,
    warn: true,
  };
}

export const thriftNotes = {
  data: {
    title: 'Waiting for you.',
    text: 'This browser saves data, so nothing trains unasked. Press play to begin.',
  },
  battery: {
    title: 'Waiting for you.',
    text: 'Your battery is low, so nothing trains unasked. Press play to begin.',
  },
} as const satisfies Record<string, Note>;

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
