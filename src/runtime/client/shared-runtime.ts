import { RuntimeClient } from './runtime-client.ts';

let client: RuntimeClient | null = null;

/** The page's one trusted worker: the runtimes are loaded into it once, whoever asks. */
export function sharedRuntime(): RuntimeClient {
  client ??= new RuntimeClient();
  return client;
}
