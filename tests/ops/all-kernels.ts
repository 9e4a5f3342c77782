import { decodeKernels } from '../../src/cpu/decode-kernels';
import { kernels } from '../../src/cpu/kernels';

/** Every kernel, those that are fetched when they are wanted among them. */
export const allKernels = new Map([...kernels, ...decodeKernels]);
