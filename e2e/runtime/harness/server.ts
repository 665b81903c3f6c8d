import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { build, loadConfigFromFile, mergeConfig, type PluginOption } from 'vite';
import { cacheControlFor, headersFor } from '../../../scripts/vite/headers.ts';

const HARNESS = 'e2e/runtime/harness/index.html';

/** The app's own plugins and settings, with the harness in place of the app. */
export async function buildHarness(outDir: string): Promise<void> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' });
  if (loaded === null) throw new Error('vite.config.ts was not found');
  const onlyHarness: PluginOption = {
    name: 'only-harness',
    config(config) {
      const input = config.build?.rolldownOptions?.input as Record<string, string>;
      delete input.index;
      input.harness = HARNESS;
    },
  };
  const plugins = (loaded.config.plugins ?? [])
    .flat()
    // The static host's last step copies index.html, of which there is none here.
    .map((plugin) =>
      plugin && 'name' in plugin && plugin.name === 'static-host'
        ? { ...plugin, writeBundle() {} }
        : plugin,
    );
  await build(
    mergeConfig(
      { ...loaded.config, plugins: [...plugins, onlyHarness] },
      { configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true } },
    ),
  );
}

export interface Served {
  readonly url: string;
  /** Paths asked for since the last call. */
  requests(): string[];
  close(): Promise<void>;
}

/** Serves a build as `npm start` does; without isolation if asked to. */
export async function serve(outDir: string, isolated: boolean): Promise<Served> {
  const files = sirv(outDir);
  let requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    for (const [name, value] of Object.entries(headersFor({ isolated, policy: true }))) {
      response.setHeader(name, value);
    }
    response.setHeader('Cache-Control', cacheControlFor(path));
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/${HARNESS}`,
    requests() {
      const seen = requests;
      requests = [];
      return seen;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
