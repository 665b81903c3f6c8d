import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FRAME = 'src/runtime/sandbox/frame.html';

/**
 * The sandbox's page is an entry of the build. In dev it is served as it is written: Vite's own
 * inline scripts for hot reload would be refused by its policy.
 */
export function sandboxFrame(): Plugin {
  return {
    name: 'sandbox-frame',
    config: () => ({
      build: { rolldownOptions: { input: { index: 'index.html', sandbox: FRAME } } },
    }),
    configureServer(server) {
      const { base, root } = server.config;
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        if (path !== `${base}${FRAME}`) return next();
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(readFileSync(join(root, FRAME), 'utf8'));
      });
    },
  };
}
