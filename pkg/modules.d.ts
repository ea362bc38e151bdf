// What the bundlers and runtimes that the edge module is for make of an import of WebAssembly. Not published.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
