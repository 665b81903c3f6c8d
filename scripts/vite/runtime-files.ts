import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** The client, and the WebAssembly with SIMD, with and without threads. */
const FILES = [
  'tflite_web_api_client.js',
  'tflite_web_api_cc_simd.js',
  'tflite_web_api_cc_simd.wasm',
  'tflite_web_api_cc_simd_threaded.js',
  'tflite_web_api_cc_simd_threaded.wasm',
];

const ORT_FILES = ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.jspi.wasm'];
const ENGINES = ['tflm.wasm', 'tflm-relaxed.wasm', 'tflm-baseline.wasm'].map(
  (name) => `engine/dist/${name}`,
);

/** Sizes by name, for progress: a compressed answer's headers tell another size. */
function sizesOf(paths: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    paths.filter(existsSync).map((path) => [basename(path), statSync(path).size]),
  );
}

/** Functions that a runtime wants from around it, by file: what it depends on in place of an OS. */
function importsOf(paths: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    paths
      .filter((path) => path.endsWith('.wasm') && existsSync(path))
      .map((path) => {
        const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(path)));
        return [basename(path), imports.filter(({ kind }) => kind === 'function').length];
      }),
  );
}

/**
 * tfjs-tflite's scripts look for one another by fixed names in one folder, so they cannot carry a
 * hash each: the folder carries the package's version instead.
 */
export function runtimeFiles(): Plugin {
  const manifest = require.resolve('@tensorflow/tfjs-tflite/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const source = join(dirname(manifest), 'wasm');
  const folder = `assets/tfjs-tflite-${version}/`;
  const ortDist = dirname(require.resolve('onnxruntime-web'));
  const ort = ORT_FILES.map((name) => join(ortDist, name));
  let base = '/';

  return {
    name: 'runtime-files',
    config: () => ({
      define: {
        __TFLITE_FILES__: JSON.stringify(folder),
        __RUNTIME_BYTES__: JSON.stringify(
          sizesOf([...ENGINES, ...FILES.map((name) => join(source, name)), ...ort]),
        ),
        // Of the two that are compared by it; the others take seconds to compile.
        __RUNTIME_IMPORTS__: JSON.stringify(
          importsOf(['engine/dist/tflm.wasm', ...FILES.map((name) => join(source, name))]),
        ),
      },
    }),
    configResolved(config) {
      base = config.base;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
        const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
        const name = basename(path);
        const file =
          path === `${folder}${name}` && FILES.includes(name)
            ? join(source, name)
            : // As it is: Vite would add its hot-reload client, which does not live in the sandbox.
              !searchParams.has('url') &&
                /^node_modules\/onnxruntime-web\/dist\/[\w.-]+\.mjs$/.test(path)
              ? join(ortDist, name)
              : null;
        if (file === null || !existsSync(file)) return next();
        const type = file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
        response.setHeader('Content-Type', type);
        createReadStream(file).pipe(response);
      });
    },
    generateBundle() {
      // The plugin runs in the builds of workers too; the page's build emits the files.
      if (this.environment?.config.consumer !== 'client') return;
      for (const file of FILES) {
        this.emitFile({
          type: 'asset',
          fileName: `${folder}${file}`,
          source: readFileSync(join(source, file)),
        });
      }
    },
  };
}
