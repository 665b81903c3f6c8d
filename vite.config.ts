import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessonMdx } from './scripts/vite/mdx.ts';
import { reference } from './scripts/vite/reference.ts';
import { runtimeFiles } from './scripts/vite/runtime-files.ts';
import { sandboxFrame } from './scripts/vite/sandbox-frame.ts';
import { staticHost } from './scripts/vite/static-host.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Met only inside the notes' worker: found late, they would reload the page in the middle of a drop.
const NOTE_WORKER = [
  'hast-util-to-html',
  'katex',
  'mdast-util-to-string',
  'rehype-raw',
  'unist-util-visit',
  'yaml',
];

export default defineConfig({
  base: process.env.BASE_PATH ?? '/',
  // First: its headers are to be on whatever the others serve.
  plugins: [staticHost(), lessonMdx(), react(), reference(), sandboxFrame(), runtimeFiles()],
  resolve: {
    alias: {
      '@': at('./src'),
      // Its browser build asks the document, which the worker that compiles notes does not have.
      'decode-named-character-reference': at(
        './node_modules/decode-named-character-reference/index.js',
      ),
    },
    // onnxruntime-web's files come from our own URLs, not from inside its bundle.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  worker: { format: 'es' },
  optimizeDeps: {
    // shiki: many languages, each met when code of it is.
    exclude: ['onnxruntime-web', '@yowasp/clang', 'shiki'],
    // Met only inside the sandbox's worker, which a new optimisation would leave with dead addresses.
    include: ['@jridgewell/trace-mapping', 'es-module-lexer', ...NOTE_WORKER],
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Which chunk needs which: what size-limit and the bench of the page count.
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
  },
  server: { port: 5173, strictPort: false },
  preview: { port: 4173, strictPort: false },
});
