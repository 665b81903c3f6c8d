import { baseName } from '@/runtime/client/own-models.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import { loadZooModel } from '@/runtime/client/zoo.ts';
import type { EngineId } from '@/runtime/contract/engine.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import { onnxStarter, type StarterRequest, tfliteStarter, tflmStarter } from './starter-code.ts';

/** A model of the menu: the student's own where there is a blob, else of the zoo. */
export interface MenuModel {
  readonly file: string;
  readonly blob: Blob | null;
}

function tensorsOf(model: ModelDescription, which: 'inputs' | 'outputs') {
  const main = model.subgraphs[0];
  return (main?.[which] ?? []).flatMap((index) => main?.tensors[index] ?? []);
}

/** What the program is to register, and in what arena it will work: asked of the engine itself. */
async function needsOf(bytes: Uint8Array, model: ModelDescription, signal: AbortSignal) {
  const ops = model.subgraphs.flatMap((subgraph) => subgraph.ops);
  const methods = new Set(ops.flatMap(({ resolverMethod }) => resolverMethod ?? []));
  const unknown = new Set(ops.filter((op) => op.resolverMethod === null).map(({ name }) => name));
  const smallest =
    unknown.size > 0 ? null : await sharedRuntime().findSmallestArena(bytes, { signal });
  return {
    methods: [...methods],
    unknownOps: [...unknown],
    variables: ops.filter(({ name }) => name === 'VAR_HANDLE').length,
    smallestArena: smallest?.bytes ?? null,
  };
}

/**
 * A program that loads a model, fills its inputs and runs it once on a runtime. Throws what the
 * runtime says where it cannot read the model.
 */
export async function writeStarter(
  { file, blob }: MenuModel,
  engine: EngineId,
  signal: AbortSignal,
): Promise<string> {
  const bytes =
    blob === null ? await loadZooModel(file, signal) : new Uint8Array(await blob.arrayBuffer());
  const request = { file, hasSamples: blob === null };
  if (engine === 'onnx') {
    const model = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    const inputs = await sharedRuntime().modelInputs('onnx', model, { signal });
    const beside = await sharedRuntime().externalFiles(model, { signal });
    const externalFiles = beside.map(({ path }) => ({ path, file: baseName(path) }));
    return onnxStarter({ ...request, inputs, outputs: [] }, externalFiles);
  }
  const { model, messages } = await sharedRuntime().describe(bytes, { signal });
  if (model === null) throw new Error(messages.join('\n'));
  const described: StarterRequest = {
    ...request,
    inputs: tensorsOf(model, 'inputs'),
    outputs: tensorsOf(model, 'outputs'),
  };
  return engine === 'tflite'
    ? tfliteStarter(described)
    : tflmStarter(described, await needsOf(bytes, model, signal));
}
