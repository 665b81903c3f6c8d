/** A WebAssembly file by its URL: compiled, or as bytes where a module could not be handed over. */
export type Provided = WebAssembly.Module | ArrayBuffer;

/**
 * Hands the runtimes their WebAssembly without a request of their own: `fetch` of a provided URL is
 * answered here, and `instantiateStreaming` on that answer takes the compiled module. The sandbox
 * needs it because an opaque origin has no cache; both workers need it for progress in bytes.
 */
export class WasmFiles {
  readonly #provided = new Map<string, Provided>();
  readonly #modules = new WeakMap<Response, WebAssembly.Module>();

  /** Takes the place of the realm's fetch and instantiateStreaming. */
  constructor(realm: { fetch: typeof fetch; WebAssembly: typeof WebAssembly }) {
    const { fetch } = realm;
    const { instantiateStreaming } = realm.WebAssembly;
    realm.fetch = async (...request: Parameters<typeof fetch>) =>
      this.#answer(request[0]) ?? fetch(...request);
    realm.WebAssembly.instantiateStreaming = async (source, imports) => {
      const response = await source;
      const module = this.#modules.get(response);
      if (module === undefined) return instantiateStreaming(response, imports);
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
  }

  add(url: string, content: Provided): void {
    this.#provided.set(url, content);
  }

  get(url: string): Provided | undefined {
    return this.#provided.get(url);
  }

  #answer(request: RequestInfo | URL): Response | undefined {
    const url = request instanceof Request ? request.url : String(request);
    const content = this.#provided.get(url);
    if (content === undefined) return undefined;
    const headers = { 'Content-Type': 'application/wasm' };
    if (content instanceof ArrayBuffer) return new Response(content, { headers });
    const response = new Response(null, { headers });
    this.#modules.set(response, content);
    return response;
  }
}
