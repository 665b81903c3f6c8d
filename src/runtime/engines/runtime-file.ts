import type { RuntimeFile } from '../contract/compare.ts';

/** What the build knows of a runtime's WebAssembly file. */
export const runtimeFile = (name: string): RuntimeFile => ({
  bytes: __RUNTIME_BYTES__[name] ?? null,
  imports: __RUNTIME_IMPORTS__[name] ?? null,
});
