import type { Recipe } from '../../recipes/recipe';
import { isUnchanged, nearestRecipe } from '../../state/find-recipe';
import type { RunView } from '../../state/run-view';

export interface Lead {
  readonly title: string;
  /** What the model has to learn. */
  readonly what: string;
  /** What to watch and to try next: the preset's words, only while nothing of it is changed. */
  readonly preset: Recipe | null;
}

let last: { readonly config: unknown; readonly lead: Lead } | undefined;

/** What is being trained, for those who didn't choose it. */
export function leadOf({ config, task }: RunView): Lead {
  if (last?.config === config) return last.lead;
  const near = nearestRecipe(config);
  const preset = near && isUnchanged(config, near) ? near : null;
  const title = preset?.title ?? (near ? `${near.title}, changed` : task.title);
  const lead = { title, what: preset?.what ?? task.summary, preset };
  last = { config, lead };
  return lead;
}

/** How often it came true, where that was tried. */
export function seen({ held }: Recipe): string {
  return held ? `Seen in ${held}.` : '';
}
