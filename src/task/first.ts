/** The task of the first preset, known without the others. */
export { default as firstTask } from '../../tasks/pair-lookup';
