/** Keys of the page. None fires while something is typed, chosen or open on top. */
import type { Action } from './actions';

interface Shortcut {
  readonly key: string;
  readonly shown: string;
  readonly words: string;
  readonly action: Action;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: ' ', shown: 'space', words: 'Train or pause', action: { type: 'toggle' } },
  { key: 'ArrowRight', shown: '→', words: 'One step', action: { type: 'step' } },
  { key: 'r', shown: 'R', words: 'Start again with the same seed', action: { type: 'reset' } },
  { key: 'n', shown: 'N', words: 'Another seed', action: { type: 'new-seed' } },
  { key: '?', shown: '?', words: 'This sheet', action: { type: 'about' } },
];

/** What a key asks for, or nothing: another element may want it. */
export function shortcutOf(event: KeyboardEvent): Action | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const shortcut = SHORTCUTS.find(
    ({ key }) => key === event.key || key === event.key.toLowerCase(),
  );
  if (!shortcut || event.composedPath().some((target) => wants(target, event.key)))
    return undefined;
  if (event.repeat && shortcut.action.type !== 'step') return undefined;
  return shortcut.action;
}

/** Whether an element on the way makes its own use of the key. */
function wants(target: EventTarget, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select, dialog, [popover]'))
    return true;
  if (target instanceof HTMLInputElement) {
    const toggles = target.type === 'checkbox' || target.type === 'radio';
    return toggles || target.type === 'range' ? key === ' ' || key.startsWith('Arrow') : true;
  }
  if (key === ' ') return target.matches('button, a[href], summary, [role="button"]');
  return key.startsWith('Arrow') && target.matches('[role="slider"], [role="tab"], [role="radio"]');
}
