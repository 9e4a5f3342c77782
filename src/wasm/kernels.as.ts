// The WebAssembly module of the CPU executor: every export is a kernel, named as its TypeScript twin.
// Its parameters are the twin's constants, then its bindings as addresses, then, where it has an
// activation, that activation's number. Compiled for an imported memory, with no static data.
export { matmul } from './matmul.as';
