/** Peers are installed on demand, by scripts/bench.mjs: their types are not there. */
declare module '@jax-js/jax';
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-core/dist/register_all_gradients';
declare module '@tensorflow/tfjs-backend-webgpu';
