/// <reference types="vite/client" />

/** The version in package.json. */
declare const __APP_VERSION__: string;

/** An AssemblyScript source, compiled: the bytes of the WebAssembly module. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** The same, compiled for relaxed SIMD. */
declare module '*?wasm&relaxed' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** A module bundled to the text of a classic script. */
declare module '*?script' {
  const source: string;
  export default source;
}

/** A shader's source text. */
declare module '*.wgsl?raw' {
  const source: string;
  export default source;
}

/** The address of a file of real data, see scripts/data-plugin.ts. */
declare module 'virtual:data/*' {
  const url: string;
  export default url;
}
