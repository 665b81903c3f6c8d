import type { ModelInput } from '../../../contract/compare.ts';
import type { GraphNode, ModelGraph } from '../../../contract/placement.ts';
import { type Dimension, shapeOf } from './dimensions.ts';
import { typeName } from './element-types.ts';
import { fieldsOf, first, NONE, text, textOf } from './protobuf.ts';

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
