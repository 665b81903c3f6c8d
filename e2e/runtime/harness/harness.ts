import { EDITOR_LIBS } from '../../../src/runtime/client/editor-libs.ts';
import { LabClient, RuntimeClient } from '../../../src/runtime/client/index.ts';
import type { RunEvent, RunOutcome } from '../../../src/runtime/contract/run.ts';

/** The client API without the app around it, for the specs beside this folder. */
export interface Harness {
  LabClient: typeof LabClient;
  RuntimeClient: typeof RuntimeClient;
  editorLibs: number;
  /** Ends the client that `run` uses, its worker with it: for tests that count workers. */
  dispose(): void;
  /** Runs one program to its end and returns all it said. */
  run(code: string, options?: { files?: Record<string, number[]> }): Promise<Transcript>;
}

export interface Transcript {
  readonly outcome: RunOutcome;
  readonly events: readonly RunEvent[];
  /** The console's text, a line a value list joined by spaces. */
  readonly lines: readonly string[];
}

const lab = new LabClient();
lab.warm();

function transcriptOf(outcome: RunOutcome, events: readonly RunEvent[]): Transcript {
  const lines = events.flatMap((event) =>
    event.kind === 'console'
      ? event.lines.map(({ values }) =>
          values
            .map((value) => {
              if (value.kind === 'primitive') return value.text;
              return value.kind === 'error' ? `${value.name}: ${value.message}` : `[${value.name}]`;
            })
            .join(' '),
        )
      : [],
  );
  return { outcome, events, lines };
}

const harness: Harness = {
  LabClient,
  RuntimeClient,
  editorLibs: EDITOR_LIBS.length,
  dispose: () => lab[Symbol.dispose](),
  async run(code, { files = {} } = {}) {
    const events: RunEvent[] = [];
    const outcome = await lab.run(
      {
        entry: 'main.ts',
        modules: [{ path: 'main.ts', code, sourceMap: null }],
        files: Object.entries(files).map(([name, bytes]) => ({
          name,
          blob: new Blob([Uint8Array.from(bytes)]),
        })),
      },
      { onEvent: (event) => events.push(event) },
    );
    return transcriptOf(outcome, events);
  },
};

Object.assign(globalThis, { harness });
