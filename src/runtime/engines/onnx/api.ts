import type { InferenceSession } from 'onnxruntime-web';
import type { EngineReport } from '../../contract/report.ts';
import type { EngineHost, LoadedEngine } from '../engine.ts';
import type { OrtModule } from './bundle.ts';
import { Queue } from './queue.ts';
import { SessionRecord } from './record.ts';

type Create = typeof InferenceSession.create;
type Run = InferenceSession['run'];

/**
 * The real onnxruntime-web. Only `InferenceSession.create` and a session's `run` pass through here:
 * queued, kept open for the run's end, timed and remembered for the report.
 */
export function studentModule(
  ort: OrtModule,
  host: EngineHost,
  runtimeBytes: number | null,
): LoadedEngine {
  const queue = new Queue();
  let ordinal = 0;
  let last: SessionRecord | null = null;
  const finish = new Map<SessionRecord, () => void>();

  const create = (async (...args: Parameters<Create>) => {
    const started = performance.now();
    const session = await host.hold(queue.add(() => ort.InferenceSession.create(...args)));
    ordinal += 1;
    const options = optionsOf(args);
    const record = new SessionRecord(
      ordinal,
      modelName(args[0], host),
      session,
      options,
      ort.env.wasm.numThreads ?? 1,
      runtimeBytes,
      performance.now() - started,
    );
    last = record;
    const run = session.run.bind(session) as Run;
    session.run = (async (...call: Parameters<Run>) => {
      const begun = performance.now();
      const outputs = await host.hold(queue.add(() => run(...call)));
      record.ran(call[0], outputs, performance.now() - begun);
      last = record;
      return outputs;
    }) as Run;
    if (options.enableProfiling) finish.set(record, profileOnce(session, record, host));
    return session;
  }) as Create;

  return {
    exports: { ...ort, InferenceSession: { ...ort.InferenceSession, create } },
    report(over): EngineReport | null {
      if (last === null) return null;
      if (over) finish.get(last)?.();
      return last.report();
    },
  };
}

/**
 * The runtime prints a profile when profiling ends and cannot do so twice. Whoever ends it, the
 * student or the end of the run, the rows go to the report instead of the console.
 */
function profileOnce(
  session: InferenceSession,
  record: SessionRecord,
  host: EngineHost,
): () => void {
  const end = session.endProfiling.bind(session);
  let ended = false;
  session.endProfiling = () => {
    if (ended) return;
    ended = true;
    record.profiled(host.capture(end));
  };
  return () => session.endProfiling();
}

function modelName(model: unknown, host: EngineHost): string | null {
  if (typeof model === 'string') return model;
  if (model instanceof Uint8Array) return host.nameOf(model.buffer);
  if (model instanceof ArrayBuffer) return host.nameOf(model);
  return null;
}

/** `create(model, options)`, or `create(buffer, byteOffset, byteLength, options)`. */
function optionsOf(args: readonly unknown[]): InferenceSession.SessionOptions {
  const last = args.length > 1 ? args.at(-1) : undefined;
  return typeof last === 'object' && last !== null ? last : {};
}
