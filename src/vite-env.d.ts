/// <reference types="vite/client" />

/** The version in package.json. */
declare const __APP_VERSION__: string;

/** An AssemblyScript source, compiled: the bytes of the WebAssembly module. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** A shader's source text. */
declare module '*.wgsl?raw' {
  const source: string;
  export default source;
}
