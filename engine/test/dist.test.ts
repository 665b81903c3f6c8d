/** What is committed under engine/dist is what the sources say, and small enough for a page. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type EngineManifest, sourcesHash } from '../../scripts/engine/toolchain/engine.ts';
import { VARIANTS, wasmName } from '../../scripts/engine/toolchain/flags.ts';
import type { SizeReport } from '../../scripts/engine/toolchain/size.ts';
import { repositoryRoot, SourceTree } from '../../scripts/engine/toolchain/sources.ts';
import { engineModule, engineWasm } from './support/engine.ts';

const manifest = JSON.parse(
  readFileSync(resolve(repositoryRoot, 'engine/dist/manifest.json'), 'utf8'),
) as EngineManifest;

describe('engine/dist', () => {
  it('was built from these sources (npm run engine:build makes it so)', () => {
    expect(manifest.sources).toBe(sourcesHash(new SourceTree()));
  });

  it('holds the bytes that the manifest names', () => {
    expect(createHash('sha256').update(engineWasm).digest('hex')).toBe(manifest.wasm.sha256);
    expect(engineWasm.length).toBe(manifest.wasm.bytes);
    const others = Object.entries(manifest.variants);
    expect(others.length).toBe(VARIANTS.length - 1);
    for (const [name, { bytes, sha256 }] of others) {
      const wasm = readFileSync(resolve(repositoryRoot, 'engine/dist', name));
      expect(createHash('sha256').update(wasm).digest('hex')).toBe(sha256);
      expect(wasm.length).toBe(bytes);
    }
  });

  it('is at most 350 KB raw and 110 KB brotli with every op', () => {
    const size = JSON.parse(
      readFileSync(resolve(repositoryRoot, 'engine/dist/size.json'), 'utf8'),
    ) as SizeReport;
    expect(size.sources).toBe(manifest.sources);
    expect(size.allOps.wasmBytes).toBe(engineWasm.length);
    expect(size.referenceOps.wasmBytes).toBeLessThanOrEqual(350_000);
    expect(size.referenceOps.brotliBytes).toBeLessThanOrEqual(110_000);
  });

  it.each(VARIANTS)('is at most 450 KB raw and 140 KB brotli with both sets: %s', (variant) => {
    const wasm = readFileSync(resolve(repositoryRoot, 'engine/dist', wasmName(variant)));
    expect(wasm.length).toBeLessThanOrEqual(450_000);
    expect(brotliCompressSync(wasm).length).toBeLessThanOrEqual(140_000);
  });

  it('exports the ABI and nothing else, and imports two functions', () => {
    const exported = WebAssembly.Module.exports(engineModule).map(({ name }) => name);
    expect(exported.sort()).toEqual([...manifest.exports, '__wasm_call_ctors', 'memory'].sort());
    expect(WebAssembly.Module.imports(engineModule)).toEqual([
      { module: 'env', name: 'tflm_log', kind: 'function' },
      { module: 'env', name: 'tflm_now', kind: 'function' },
    ]);
  });
});
