import { SITES } from '../e2e/sites.ts';
import { serveStatic } from './static-server.ts';

/** Serves every build that the end-to-end tests visit, until it is stopped. */
for (const [name, site] of Object.entries(SITES)) {
  const { url } = await serveStatic(site);
  console.log(`${name}: ${url}`);
}
