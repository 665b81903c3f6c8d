import type { RealTensor } from '../../contract/compare.ts';
import type { OptimizationLevel } from '../../contract/engine.ts';
import type { ConvertOptions, ConvertReport } from '../../contract/placement.ts';
import { largestDistance } from '../../contract/real-values.ts';
import type { EngineHost } from '../engine.ts';
import { loadBundle, type OrtModule } from './bundle.ts';
import { type InspectHost, realOutputs, runOn, saving } from './inspect.ts';
import { inOneFile, type ModelBytes, openWith } from './open.ts';
import { tapOf } from './wasm-tap.ts';

const LOADS = 5;
const WASM = { executionProviders: ['wasm'] };

/** On the CPU, whose build has all types; threads are as the worker's first session had them. */
async function cpuModule(host: EngineHost): Promise<OrtModule> {
  const ort = await loadBundle(host, 'wasm');
  if (host.threads === 1) ort.env.wasm.numThreads = 1;
  return ort;
}

/** `.onnx` → `.ort` with everything that does not depend on the machine. */
export async function saveAsOrt(
  host: InspectHost,
  model: ModelBytes,
  level: OptimizationLevel,
): Promise<Uint8Array> {
  const ort = await cpuModule(host);
  const { value: writer } = await host.listening(() =>
    openWith(ort, 'wasm', inOneFile(model), { ...WASM, ...saving(level) }),
  );
  await writer.session.release();
  const saved = tapOf('wasm')?.file?.take();
  if (saved === undefined || saved.byteLength === 0) {
    throw new Error('이 빌드의 ONNX Runtime에서는 최적화한 그래프를 꺼낼 수 없습니다.');
  }
  return saved;
}

/** As saveAsOrt, and both held against each other. */
export async function convertToOrt(
  host: InspectHost,
  model: ModelBytes,
  { level, inputs, shapes }: ConvertOptions,
): Promise<ConvertReport> {
  const saved = await saveAsOrt(host, model, level);
  const ort = await cpuModule(host);
  const converted: ModelBytes = { file: saved, externalData: [] };
  const loads = { source: [] as number[], ort: [] as number[] };
  const answers: RealTensor[][] = [];
  for (let turn = 0; turn < LOADS; turn++) {
    for (const [name, bytes] of [
      ['source', model],
      ['ort', converted],
    ] as const) {
      // Its warnings were given when the model was first opened.
      const { value: open } = await host.listening(() =>
        openWith(ort, 'wasm', bytes, WASM, shapes),
      );
      loads[name].push(open.loadMilliseconds);
      if (turn === 0) answers.push(realOutputs(await runOn(open, inputs)));
      await open.session.release();
    }
  }
  return {
    ort: new Blob([saved as Uint8Array<ArrayBuffer>]),
    sourceBytes: [model.file, ...model.externalData.map(({ data }) => data)].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    ),
    loads,
    largestDifference: largestDifference(answers[0] ?? [], answers[1] ?? []),
  };
}

/** NaN where the outputs are not the same ones. */
function largestDifference(a: readonly RealTensor[], b: readonly RealTensor[]): number {
  return a.reduce((largest, { name, values }) => {
    const other = b.find((tensor) => tensor.name === name)?.values;
    return Math.max(largest, largestDistance(values, other) ?? Number.NaN);
  }, 0);
}
