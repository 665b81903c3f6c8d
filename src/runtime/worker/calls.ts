import type { AppWorkerCall, AppWorkerCalls } from '../contract/app-worker.ts';
import type { Progress } from '../contract/engine.ts';
import { ENGINES } from '../engines/registry.ts';
import type { AppHost } from './app-host.ts';

/** What a call may use besides its question. */
export interface Answering {
  readonly host: AppHost;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

type Calls = {
  readonly [K in AppWorkerCall]: (
    ask: AppWorkerCalls[K]['ask'],
    answering: Answering,
  ) => Promise<AppWorkerCalls[K]['answer']>;
};

/** Lets messages in between two steps of a long search, so that it can be stopped. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export const CALLS: Calls = {
  availability: async (_, { host }) =>
    Object.values(ENGINES).map((engine) => engine.availability(host)),

  runModel: async ({ engine, model, options }, { host, signal, onProgress }) => {
    using session = await ENGINES[engine].open(host, model, options);
    for (let run = 0; run < options.runs && !signal.aborted; run++) {
      await session.run(options.inputs);
      onProgress({ stage: 'running', done: run + 1, total: options.runs });
      await breathe();
    }
    return session.report();
  },
};
