import type { EngineId } from '@/runtime/contract/engine.ts';
import type { ModelFormat } from '@/runtime/contract/model-file.ts';

/** A file of the zoo or of the student that can take part. */
export interface ModelChoice {
  readonly name: string;
  readonly format: ModelFormat;
  readonly precision: string | null;
}

/** A file on a runtime with a provider: what a column of the comparison is. */
export interface Candidate {
  readonly id: string;
  readonly engine: EngineId;
  readonly file: string;
  readonly precision: string | null;
  readonly providers: readonly string[];
  readonly runtime: string;
}

const make = (
  { name, precision }: ModelChoice,
  engine: EngineId,
  runtime: string,
  providers: readonly string[] = [],
): Candidate => ({
  id: `${runtime} · ${name}`,
  engine,
  file: name,
  precision,
  providers,
  runtime,
});

/** Everything that these files could be run on here. `.ort` goes to the CPU only (FACTS of 1.30). */
export function candidatesOf(files: readonly ModelChoice[], webgpu: boolean): Candidate[] {
  return files.flatMap((file) => {
    if (file.format === 'tflite')
      return [make(file, 'tflm', 'TFLM'), make(file, 'tflite', 'TFLite')];
    const cpu = make(file, 'onnx', 'ONNX Runtime', ['wasm']);
    return webgpu && file.format === 'onnx'
      ? [cpu, make(file, 'onnx', 'ONNX Runtime WebGPU', ['webgpu', 'wasm'])]
      : [cpu];
  });
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
