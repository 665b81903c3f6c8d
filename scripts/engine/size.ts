/**
 * `npm run engine:size`: what `npm run engine:build` writes to size.json, as lines: bytes by group of
 * parts, for everything (tflm.wasm), for the same without the fast kernels, and for a program with a
 * resolver of three ops. The last one is what the "16 KB core" of the course's note is about: without
 * the ops that are not registered, and without what the C library brings.
 */
import { ClangPool } from './toolchain/clang-pool.ts';
import { buildEngine } from './toolchain/engine.ts';
import { measureSize } from './toolchain/size.ts';

const pool = new ClangPool();
try {
  const { sources: _, ...links } = await measureSize(pool, await buildEngine(pool));
  for (const [name, { wasmBytes, brotliBytes, groups }] of Object.entries(links)) {
    const text = Object.entries(groups).map(([group, bytes]) => `${group} ${bytes}`);
    console.log(`${name}: ${wasmBytes} bytes of wasm, ${brotliBytes} brotli: ${text.join(', ')}`);
  }
} finally {
  await pool.close();
}
