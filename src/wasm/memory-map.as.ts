// Scratch at the start of the memory, before the executor's first buffer: as much again for each thread.
// src/cpu/wasm.ts reserves it.

/** Where this thread's scratch starts. Constants and zeros are the first thread's, for all to read. */
export let scratch: usize = 0;

/** Columns of B in one panel block, and length of a block of the summed dimension. */
export const BLOCK_N: i32 = 256;
export const BLOCK_K: i32 = 256;

/** One tile of sums, (4, 8). */
export const TILE: usize = 0;
/** One vector; see `pin` in src/wasm/lanes.as.ts. */
export const PIN: usize = 896;
/** Vectors that src/wasm/constants.as.ts writes once. */
export const CONSTANTS: usize = 128;
/** BLOCK_N zeros: the bias or residual of a matmul that has none. Never written. */
export const ZEROS: usize = 1024;
/** Four rows of A, (BLOCK_K, 4). */
export const PANEL_A: usize = ZEROS + 4 * 256;
/** Sixteen round keys of a shuffle, where a matmul has its panel. */
export const KEYS: usize = PANEL_A;
/** BLOCK_K rows of BLOCK_N columns of B, in panels of 8 columns (the last of 4 or 8). */
export const PANEL_B: usize = PANEL_A + 4 * 4 * 256;
/** First byte that is not scratch. */
export const SCRATCH_END: usize = PANEL_B + 4 * 256 * 256;
