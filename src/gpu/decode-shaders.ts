import { byName } from './shaders';

/** WGSL of the decoder's kernels, by name: fetched when a program first wants one. */
export const decodeShaders = byName(
  import.meta.glob<string>('/shaders/decode/*.wgsl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
