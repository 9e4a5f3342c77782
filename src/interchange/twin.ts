/**
 * Source of a standalone PyTorch program that trains the same model from the same parameters on the same
 * batches. It reads the run's other files from its own folder, so that it is one and the same for every run.
 */
export { default as twinScript } from './twin.py?raw';
