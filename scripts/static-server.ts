import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { cacheControlFor, headersFor } from './vite/headers.ts';

export interface StaticServerOptions {
  /** A build: what `npm run build` wrote. */
  readonly folder: string;
  /** Where the build expects to lie: BASE_PATH of its build. */
  readonly base: string;
  readonly port: number;
  /** Off: as a host on which headers cannot be set. */
  readonly isolated: boolean;
  /** Status of a deep link: 200 where the host follows `_redirects`, 404 where it knows 404.html only. */
  readonly deepLinkStatus: 200 | 404;
}

export interface StaticServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a build as a static host does: its files, the headers, 404.html for what is not there. */
export async function serveStatic(options: StaticServerOptions): Promise<StaticServer> {
  const { folder, base, port, isolated, deepLinkStatus } = options;
  const files = sirv(folder, { etag: true, brotli: false, gzip: false });
  const notFound = readFileSync(join(folder, '404.html'));
  const headers = headersFor({ isolated, policy: true });

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const { pathname } = new URL(path, 'http://localhost');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('Cache-Control', cacheControlFor(pathname));
    const missing = () => {
      // A path with an ending is a file that is not there, whatever the host.
      response.statusCode = /\.\w+$/.test(pathname) ? 404 : deepLinkStatus;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(notFound);
    };
    if (!path.startsWith(base)) {
      missing();
      return;
    }
    request.url = `/${path.slice(base.length)}`;
    files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actual}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
