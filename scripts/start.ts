import { build, preview } from 'vite';

/** `npm start`: builds for production and serves it with the headers a static host would give. */
const port = Number(process.env.PORT ?? 4173);
const started = performance.now();
await build({ logLevel: 'warn' });
const server = await preview({ preview: { port, strictPort: false, host: '127.0.0.1' } });
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`엣지 런타임 실험실: ${server.resolvedUrls?.local[0]} (${seconds} s)`);
