import type { ExternalFile } from '../../../contract/model-file.ts';
import type { ExternalBytes } from '../../engine.ts';
import { edited, field, fieldsOf, first, type Pieces, textOf, together } from './protobuf.ts';

/** Messages of onnx.proto that lead to a tensor, each with the fields that lead on. */
const MODEL = { graph: 7, functions: 25 };
const GRAPH = { node: 1, initializer: 5, sparse: 15 };
const FUNCTION = { node: 7 };
const NODE = { attribute: 5 };
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparse: 22, sparses: 23 };
const SPARSE = { values: 1, indices: 2 };
const TENSOR = { raw: 9, external: 13, location: 14 };
const ENTRY = { key: 1, value: 2 };
const EXTERNAL = 1;

/** What to make of a tensor; null leaves it as it is. */
type Edit = (tensor: Uint8Array) => Pieces | null;

/** A model with its tensors edited, wherever they stand; null where none was. */
function withTensors(model: Uint8Array, tensor: Edit): Pieces | null {
  const sparse: Edit = (message) =>
    edited(message, { [SPARSE.values]: tensor, [SPARSE.indices]: tensor });
  const attribute: Edit = (message) =>
    edited(message, {
      [ATTRIBUTE.tensor]: tensor,
      [ATTRIBUTE.tensors]: tensor,
      [ATTRIBUTE.sparse]: sparse,
      [ATTRIBUTE.sparses]: sparse,
      [ATTRIBUTE.graph]: graph,
      [ATTRIBUTE.graphs]: graph,
    });
  const node: Edit = (message) => edited(message, { [NODE.attribute]: attribute });
  const graph: Edit = (message) =>
    edited(message, { [GRAPH.node]: node, [GRAPH.initializer]: tensor, [GRAPH.sparse]: sparse });
  const body: Edit = (message) => edited(message, { [FUNCTION.node]: node });
  return edited(model, { [MODEL.graph]: graph, [MODEL.functions]: body });
}

interface Place {
  readonly path: string;
  readonly offset: number;
  /** Null where the values go on to the file's end. */
  readonly length: number | null;
}

/** Where a tensor's values lie outside the model; null where they are inside. */
function placeOf(tensor: Uint8Array): Place | null {
  if (first(tensor, TENSOR.location)?.value !== EXTERNAL) return null;
  const entries = new Map(
    [...fieldsOf(tensor)]
      .filter(({ number }) => number === TENSOR.external)
      .map(({ bytes }) => [textOf(bytes, ENTRY.key), textOf(bytes, ENTRY.value)]),
  );
  const length = entries.get('length');
  return {
    path: (entries.get('location') ?? '').replace(/^\.\//, ''),
    offset: Number(entries.get('offset') ?? 0),
    length: length === undefined ? null : Number(length),
  };
}

/** The files in which an `.onnx` keeps weights, as PyTorch's exporter lays them beside it. */
export function externalFilesOf(model: Uint8Array): ExternalFile[] {
  const sizes = new Map<string, number>();
  withTensors(model, (tensor) => {
    const place = placeOf(tensor);
    if (place !== null) {
      const end = place.offset + (place.length ?? 0);
      sizes.set(place.path, Math.max(sizes.get(place.path) ?? 0, end));
    }
    return null;
  });
  return [...sizes].map(([path, bytes]) => ({ path, bytes }));
}

/** The model with its weights inside, as if it had been exported into one file. */
export function embedded(model: Uint8Array, files: readonly ExternalBytes[]): Uint8Array {
  const pieces = withTensors(model, (tensor) => {
    const place = placeOf(tensor);
    const data = files.find(({ path }) => path === place?.path)?.data;
    if (place === null || data === undefined) return null;
    const { offset, length } = place;
    const values = data.subarray(offset, length === null ? undefined : offset + length);
    const rest = [...fieldsOf(tensor)]
      .filter(({ number }) => number !== TENSOR.external && number !== TENSOR.location)
      .map(({ raw }) => raw);
    return [...rest, ...field(TENSOR.raw, [values])];
  });
  return pieces === null ? model : together(pieces);
}
