import type { ModelInput } from '../../../contract/compare.ts';
import type { GraphNode, ModelGraph } from '../../../contract/placement.ts';
import { type Dimension, shapeOf } from './dimensions.ts';
import { typeName } from './element-types.ts';

/** A field of a protobuf message: a number, or the bytes of a text or an inner message. */
interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

const NONE = new Uint8Array();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The fields of a message in order; weights are passed over without a copy. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.byteLength) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield { number, value: varint(), bytes: NONE };
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = varint();
        yield { number, value: 0, bytes: message.subarray(at, at + length) };
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        throw new Error('.onnx 파일의 구조가 깨졌습니다.');
    }
  }
}

const first = (message: Uint8Array, wanted: number): Field | undefined => {
  for (const field of fieldsOf(message)) if (field.number === wanted) return field;
  return undefined;
};

const textOf = (message: Uint8Array, number: number) => text(first(message, number)?.bytes ?? NONE);

/** Field numbers of onnx.proto. */
const MODEL = { graph: 7, opset: 8 };
const OPSET = { domain: 1, version: 2 };
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, value: 13 };
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = { graph: 6, graphs: 11 };
const TENSOR = { type: 2, name: 8 };
const VALUE = { name: 1, type: 2 };
const TYPE = { tensor: 1 };
const TENSOR_TYPE = { element: 1, shape: 2 };
const SHAPE = { dimension: 1 };
const DIMENSION = { size: 1, name: 2 };

/** A varint of 64 bits from here on stands for a number below zero: exporters write -1 for open. */
const NEGATIVE = 2 ** 63;

/** What the graph is fed with, weights apart; an open dimension counts 1. */
export function inputsOfOnnx(bytes: Uint8Array): ModelInput[] {
  const graph = first(bytes, MODEL.graph)?.bytes ?? NONE;
  const wanted = new Set(readOnnx(bytes).inputs);
  return [...fieldsOf(graph)].flatMap(({ number, bytes: value }) => {
    const name = number === GRAPH.input ? textOf(value, VALUE.name) : '';
    if (!wanted.has(name)) return [];
    const tensor = tensorOf(value);
    const shape = first(tensor, TENSOR_TYPE.shape)?.bytes ?? NONE;
    const sizes = [...fieldsOf(shape)]
      .filter((field) => field.number === SHAPE.dimension)
      .map(({ bytes: dimension }): Dimension => {
        const size = first(dimension, DIMENSION.size)?.value;
        return size !== undefined && size < NEGATIVE ? size : textOf(dimension, DIMENSION.name);
      });
    return {
      name,
      type: typeName(first(tensor, TENSOR_TYPE.element)?.value ?? 0),
      ...shapeOf(name, sizes),
    };
  });
}

/** The graph of an `.onnx` file as it was exported, before any optimisation. */
export function readOnnx(bytes: Uint8Array): ModelGraph {
  const graph = first(bytes, MODEL.graph)?.bytes;
  if (graph === undefined) throw new Error('.onnx 파일에 그래프가 없습니다.');
  const opsets: Record<string, number> = {};
  for (const { number, bytes: opset } of fieldsOf(bytes)) {
    if (number === MODEL.opset) {
      opsets[textOf(opset, OPSET.domain)] = first(opset, OPSET.version)?.value ?? 0;
    }
  }
  const weights = new Set<string>();
  const inputs: string[] = [];
  const outputs: string[] = [];
  for (const { number, bytes: field } of fieldsOf(graph)) {
    if (number === GRAPH.input) inputs.push(textOf(field, VALUE.name));
    else if (number === GRAPH.output) outputs.push(textOf(field, VALUE.name));
    else if (number === GRAPH.initializer) weights.add(textOf(field, TENSOR.name));
  }
  // Old files list weights among the inputs.
  return {
    format: 'onnx',
    opsets,
    nodes: nodesOf(graph, new Map()),
    inputs: inputs.filter((name) => !weights.has(name)),
    outputs,
  };
}

const tensorOf = (value: Uint8Array) =>
  first(first(value, VALUE.type)?.bytes ?? NONE, TYPE.tensor)?.bytes ?? NONE;

/** Names of values mean something in their graph and in those inside it, not beside it. */
function nodesOf(graph: Uint8Array, outer: ReadonlyMap<string, number>): GraphNode[] {
  const types = new Map(outer);
  const nodes: Uint8Array[] = [];
  for (const { number, bytes: field } of fieldsOf(graph)) {
    if (number === GRAPH.node) nodes.push(field);
    else if (number === GRAPH.initializer) {
      types.set(textOf(field, TENSOR.name), first(field, TENSOR.type)?.value ?? 0);
    } else if (number === GRAPH.input || number === GRAPH.output || number === GRAPH.value) {
      types.set(textOf(field, VALUE.name), first(tensorOf(field), TENSOR_TYPE.element)?.value ?? 0);
    }
  }
  return nodes.flatMap((node) => nodeOf(node, types));
}

/** A node, and after it those of the subgraphs in its attributes. */
function nodeOf(message: Uint8Array, types: ReadonlyMap<string, number>): GraphNode[] {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const inner: GraphNode[] = [];
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === NODE.input) inputs.push(text(bytes));
    else if (number === NODE.output) outputs.push(text(bytes));
    else if (number === NODE.attribute) {
      for (const { number: kind, bytes: graph } of fieldsOf(bytes)) {
        if (kind === ATTRIBUTE.graph || kind === ATTRIBUTE.graphs) {
          inner.push(...nodesOf(graph, types));
        }
      }
    }
  }
  const typesOf = (names: readonly string[]) => names.map((name) => types.get(name) ?? 0);
  const node: GraphNode = {
    name: textOf(message, NODE.name),
    op: textOf(message, NODE.op),
    domain: textOf(message, NODE.domain),
    sinceVersion: null,
    inputs,
    outputs,
    inputTypes: typesOf(inputs),
    outputTypes: typesOf(outputs),
    provider: null,
  };
  return [node, ...inner];
}
