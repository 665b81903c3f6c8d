import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessonMdx } from './scripts/vite/mdx.ts';
import { runtimeFiles } from './scripts/vite/runtime-files.ts';
import { sandboxFrame } from './scripts/vite/sandbox-frame.ts';
import { staticHost } from './scripts/vite/static-host.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: process.env.BASE_PATH ?? '/',
  plugins: [lessonMdx(), react(), sandboxFrame(), runtimeFiles(), staticHost()],
  resolve: {
    alias: { '@': at('./src') },
    // onnxruntime-web's files come from our own URLs, not from inside its bundle.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['onnxruntime-web', '@yowasp/clang'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
  },
  server: { port: 5173, strictPort: false },
  preview: { port: 4173, strictPort: false },
});
