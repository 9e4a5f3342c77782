import { signal } from '@lit-labs/signals';

/**
 * The evaluated step that every view looks back at, or null while they follow the run live: plots, timeline,
 * headline and predictions all read this one signal.
 */
export const lookBack = signal<number | null>(null);
