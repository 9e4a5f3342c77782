import { moreKernels } from '../../src/cpu/more-kernels';
import { kernels } from '../../src/cpu/kernels';

/** Every kernel, those that are fetched when they are wanted among them. */
export const allKernels = new Map([...kernels, ...moreKernels]);
