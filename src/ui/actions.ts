import type { Value } from '../config/field';
import type { RunConfig } from '../config/run-config';
import type { Command, DeviceChoice, Plan } from '../protocol';
import type { ThemeChoice } from './theme';

/** What a person can ask for, whichever button, key or slider they ask with. */
export type Action =
  | { readonly type: 'edit'; readonly path: string; readonly value: Value }
  | { readonly type: 'start'; readonly config: RunConfig }
  | { readonly type: 'preset'; readonly id: string }
  | { readonly type: 'pick' }
  | { readonly type: 'restart' }
  | { readonly type: 'discard' }
  | { readonly type: 'toggle' }
  | { readonly type: 'step' }
  | { readonly type: 'reset' }
  | { readonly type: 'new-seed' }
  | { readonly type: 'speed'; readonly stepsPerSecond: number | null }
  | { readonly type: 'extend'; readonly until: number }
  | { readonly type: 'calmer' }
  | { readonly type: 'device'; readonly choice: DeviceChoice; readonly restart: boolean }
  | { readonly type: 'revive' }
  | { readonly type: 'forget-earlier' }
  | { readonly type: 'checkpoint' }
  /** The lens, and what it shows, empty for what it showed before; null: the run as it trains. */
  | { readonly type: 'view'; readonly lens: string | null }
  /** What the three plots were set to. */
  | { readonly type: 'plots'; readonly plots: string }
  | { readonly type: 'theme'; readonly choice: ThemeChoice }
  | { readonly type: 'about' }
  | { readonly type: 'engine' }
  | { readonly type: 'profile'; readonly plans: boolean }
  | { readonly type: 'plan'; readonly plan: Plan | 'auto' }
  | { readonly type: 'write'; readonly wish: Wish }
  | { readonly type: 'dismiss' };

/** How the model is to write on; see the protocol. */
export type Wish = Omit<Extract<Command, { type: 'write' }>, 'type' | 'runId'>;

/** Rises from a panel to the app, through every shadow root. */
export class ActionEvent extends Event {
  static readonly type = 'ep-action';
  constructor(readonly action: Action) {
    super(ActionEvent.type, { bubbles: true, composed: true });
  }
}

export function act(from: EventTarget, action: Action): void {
  from.dispatchEvent(new ActionEvent(action));
}

declare global {
  interface HTMLElementEventMap {
    'ep-action': ActionEvent;
  }
}
