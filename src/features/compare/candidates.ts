import type { EngineId, OptimizationLevel } from '@/runtime/contract/engine.ts';
import type { ModelFormat } from '@/runtime/contract/model-file.ts';

/** A file of the zoo or of the student that can take part. */
export interface ModelChoice {
  readonly name: string;
  readonly format: ModelFormat;
  readonly precision: string | null;
}

/** What can be set of a candidate besides its file and its runtime. */
export interface Variation {
  /** Null takes the number set for the whole comparison. */
  readonly threads: number | null;
  readonly level: OptimizationLevel;
}

/** A file on a runtime with its settings: what a column of the comparison is. */
export interface Candidate extends Variation {
  readonly id: string;
  readonly engine: EngineId;
  readonly file: string;
  readonly precision: string | null;
  readonly providers: readonly string[];
  readonly runtime: string;
}

/** What this browser has besides the CPU. */
export interface Accelerators {
  readonly webgpu: boolean;
  readonly webgl: boolean;
}

const AS_IT_IS: Variation = { threads: null, level: 'all' };

const make = (
  { name, precision }: ModelChoice,
  engine: EngineId,
  runtime: string,
  providers: readonly string[] = [],
): Candidate => ({
  ...AS_IT_IS,
  id: `${runtime} · ${name}`,
  engine,
  file: name,
  precision,
  providers,
  runtime,
});

/** Everything that these files could be run on here. `.ort` goes to the CPU only (FACTS of 1.30). */
export function candidatesOf(
  files: readonly ModelChoice[],
  { webgpu, webgl }: Accelerators,
): Candidate[] {
  return files.flatMap((file) => {
    if (file.format === 'tflite')
      return [make(file, 'tflm', 'TFLM'), make(file, 'tflite', 'TFLite')];
    const onnx = (runtime: string, providers: readonly string[]) =>
      make(file, 'onnx', runtime, providers);
    return [
      onnx('ONNX Runtime', ['wasm']),
      ...(webgpu && file.format === 'onnx'
        ? [onnx('ONNX Runtime WebGPU', ['webgpu', 'wasm'])]
        : []),
      ...(webgl && file.format === 'onnx' ? [onnx('ONNX Runtime WebGL', ['webgl'])] : []),
    ];
  });
}

/** What of a candidate can be set at all. */
export const canVary = ({ engine, providers }: Candidate) => ({
  // The GPU's builds have one thread, and TFLM always has.
  threads: engine === 'tflite' || (engine === 'onnx' && providers[0] === 'wasm'),
  level: engine === 'onnx' && providers[0] !== 'webgl',
});

/** The same file and runtime with other settings, named by what differs. */
export function varied(base: Candidate, { threads, level }: Variation): Candidate {
  const can = canVary(base);
  const kept: Variation = {
    threads: can.threads ? threads : null,
    level: can.level ? level : 'all',
  };
  const words = [
    ...(kept.threads === null ? [] : [`스레드 ${kept.threads}`]),
    ...(kept.level === 'all' ? [] : [kept.level]),
  ];
  return { ...base, ...kept, id: [`${base.runtime} · ${base.file}`, ...words].join(' · ') };
}

/** One of each runtime, of the precision that most of them have. */
export function firstChoice(candidates: readonly Candidate[]): string[] {
  const precisions = [...new Set(candidates.map(({ precision }) => precision))];
  const runtimes = (precision: string | null) =>
    new Set(candidates.filter((one) => one.precision === precision).map(({ engine }) => engine))
      .size;
  const [best = null] = precisions.sort((a, b) => runtimes(b) - runtimes(a));
  const chosen = (['tflm', 'tflite', 'onnx'] as const).flatMap((engine) => {
    const all = candidates.filter((one) => one.engine === engine);
    return all.find(({ precision }) => precision === best) ?? all[0] ?? [];
  });
  return chosen.map(({ id }) => id);
}
