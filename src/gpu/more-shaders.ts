import { byName } from './shaders';

/** WGSL of the kernels that most runs do without, by name: those in folders of their own. */
export const moreShaders = byName(
  import.meta.glob<string>(['/shaders/*/*.wgsl', '!/shaders/variants/*.wgsl'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** The same of variants that only some plans ask for. */
export const moreVariantShaders = byName(
  import.meta.glob<string>('/shaders/variants/*/*.wgsl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
