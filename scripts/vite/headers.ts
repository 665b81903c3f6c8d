/**
 * The response headers of every page and file, for dev, preview and static hosts alike.
 * Isolation (COOP + COEP) is what gives SharedArrayBuffer and so threads; CORP and ACAO let the
 * sandbox, which has an opaque origin, load the app's modules.
 */

type Policy = Readonly<Record<string, readonly string[]>>;

/** What holds for every file, workers and the sandbox's frame included. */
const CONTENT_SECURITY_POLICY: Policy = {
  'default-src': ["'self'"],
  // 'wasm-unsafe-eval': the runtimes are WebAssembly. blob: workers of onnxruntime-web's threads.
  // 'unsafe-eval': tfjs-tflite's glue builds functions from text; the page itself goes without.
  'script-src': ["'self'", "'unsafe-eval'", "'wasm-unsafe-eval'", 'blob:'],
  'worker-src': ["'self'", 'blob:', 'data:'],
  // Monaco, Mermaid and the layout of panels write style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'", 'blob:', 'data:'],
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** What the page gives up on top of that, as a meta element: a document must obey both. */
export const PAGE_POLICY: Policy = {
  'script-src': ["'self'", "'wasm-unsafe-eval'", 'blob:'],
};

export function serializePolicy(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface HeaderOptions {
  /** Off only to show that the app works without isolation. */
  readonly isolated: boolean;
  /** Dev injects inline scripts for hot reload, which a policy would refuse. */
  readonly policy: boolean;
}

export function headersFor({ isolated, policy }: HeaderOptions): Record<string, string> {
  return {
    ...COMMON_HEADERS,
    ...(isolated ? ISOLATION_HEADERS : {}),
    ...(policy ? { 'Content-Security-Policy': serializePolicy(CONTENT_SECURITY_POLICY) } : {}),
  };
}

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

/** Files under assets/ carry a content hash in their name; everything else is asked for anew. */
export function cacheControlFor(path: string): string {
  return path.includes('/assets/') ? IMMUTABLE : REVALIDATE;
}

/** The `_headers` file that Netlify, Cloudflare Pages and others read from the build. */
export function headersFile(base: string): string {
  const block = (pattern: string, headers: Readonly<Record<string, string>>) =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    block(`${base}*`, headersFor({ isolated: true, policy: true })),
    block(`${base}assets/*`, { 'Cache-Control': IMMUTABLE }),
  ].join('\n\n')}\n`;
}
