import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import {
  cacheControlFor,
  headersFile,
  headersFor,
  PAGE_POLICY,
  serializePolicy,
} from './headers.ts';

/** Cloudflare Pages refuses larger files. */
const LARGEST_FILE_BYTES = 25 * 1024 * 1024;

/** The zoo's manifest is served beside its files; its source lies with the makers. */
const ZOO_MANIFEST = 'models/manifest.json';

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/**
 * Makes dev, preview and any static host answer alike: the same headers, `_headers` and `404.html`
 * in the build, and no file that a common host would refuse.
 */
export function staticHost(): Plugin {
  const isolated = process.env.ISOLATION !== 'off';
  let base = '/';
  let outDir = 'dist';

  const addHeaders =
    (policy: boolean): Connect.NextHandleFunction =>
    (request, response, next) => {
      for (const [name, value] of Object.entries(headersFor({ isolated, policy }))) {
        response.setHeader(name, value);
      }
      if (policy) response.setHeader('Cache-Control', cacheControlFor(request.url ?? ''));
      next();
    };

  return {
    name: 'static-host',
    configResolved(config) {
      base = config.base;
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(addHeaders(false));
      server.middlewares.use(`${base}${ZOO_MANIFEST}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(readFileSync(ZOO_MANIFEST));
      });
    },
    configurePreviewServer(server) {
      server.middlewares.use(addHeaders(true));
    },
    transformIndexHtml(html, { path, server }) {
      // In dev hot reload needs inline scripts; the sandbox's frame has a policy of its own.
      if (server !== undefined || path !== '/index.html') return html;
      const meta = `<meta http-equiv="Content-Security-Policy" content="${serializePolicy(PAGE_POLICY)}" />`;
      return html.replace('<head>', `<head>\n    ${meta}`);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: ZOO_MANIFEST, source: readFileSync(ZOO_MANIFEST) });
    },
    writeBundle() {
      // The host serves 404.html for a deep link; it is the app, which then finds the route.
      copyFileSync(join(outDir, 'index.html'), join(outDir, '404.html'));
      writeFileSync(join(outDir, '_headers'), headersFile(base));
      writeFileSync(join(outDir, '_redirects'), `${base}* ${base}index.html 200\n`);
      for (const file of filesBelow(outDir)) {
        const { size } = statSync(file);
        if (size > LARGEST_FILE_BYTES) {
          this.error(`${file} has ${size} bytes; static hosts refuse more than 25 MiB`);
        }
      }
    },
  };
}
