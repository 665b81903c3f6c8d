import type { ModelInput } from '../../../contract/compare.ts';
import type { GraphNode, ModelGraph } from '../../../contract/placement.ts';
import { type Dimension, shapeOf } from './dimensions.ts';
import { typeName } from './element-types.ts';

/** A table of a FlatBuffers file: fields by their slot. */
class Table {
  constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(bytes: Uint8Array): Table {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new Table(view, view.getUint32(0, true));
  }

  int(slot: number): number {
    const at = this.#field(slot);
    return at === null ? 0 : this.view.getInt32(at, true);
  }

  long(slot: number): number {
    const at = this.#field(slot);
    return at === null ? 0 : Number(this.view.getBigInt64(at, true));
  }

  byte(slot: number): number {
    const at = this.#field(slot);
    return at === null ? 0 : this.view.getUint8(at);
  }

  text(slot: number): string {
    const at = this.#target(slot);
    return at === null ? '' : this.#string(at);
  }

  table(slot: number): Table | null {
    const at = this.#target(slot);
    return at === null ? null : new Table(this.view, at);
  }

  tables(slot: number): Table[] {
    return this.#vector(slot).map((at) => new Table(this.view, at));
  }

  texts(slot: number): string[] {
    return this.#vector(slot).map((at) => this.#string(at));
  }

  #vector(slot: number): number[] {
    const at = this.#target(slot);
    if (at === null) return [];
    return Array.from({ length: this.view.getUint32(at, true) }, (_, i) => {
      const entry = at + 4 + 4 * i;
      return entry + this.view.getUint32(entry, true);
    });
  }

  #string(at: number): string {
    const length = this.view.getUint32(at, true);
    return new TextDecoder().decode(
      new Uint8Array(this.view.buffer, this.view.byteOffset + at + 4, length),
    );
  }

  #target(slot: number): number | null {
    const at = this.#field(slot);
    return at === null ? null : at + this.view.getUint32(at, true);
  }

  #field(slot: number): number | null {
    const fields = this.at - this.view.getInt32(this.at, true);
    const entry = 4 + 2 * slot;
    if (entry >= this.view.getUint16(fields, true)) return null;
    const offset = this.view.getUint16(fields + entry, true);
    return offset === 0 ? null : this.at + offset;
  }
}

/** Slots of ONNX Runtime's own format (version 5), as its published schema numbers them. */
const SESSION = { model: 1 };
const MODEL = { opsets: 1, graph: 7 };
const OPSET = { domain: 0, version: 1 };
const GRAPH = { initializers: 0, values: 1, nodes: 2, inputs: 5, outputs: 6 };
const NODE = {
  name: 0,
  domain: 2,
  sinceVersion: 3,
  index: 4,
  op: 5,
  provider: 7,
  inputs: 8,
  outputs: 9,
  attributes: 10,
};
const ATTRIBUTE = { graph: 7, graphs: 12 };
const VALUE = { name: 0, type: 2 };
const TYPE = { kind: 1, value: 2 };
const TENSOR = { type: 0, shape: 1 };
const SHAPE = { dimensions: 0 };
const DIMENSION = { value: 0 };
const DIMENSION_VALUE = { kind: 0, size: 1, name: 2 };
const FIXED_DIMENSION = 1;
const TENSOR_KIND = 1;
const INITIALIZER = { name: 0, type: 3 };

/** What the graph is fed with; an open dimension counts 1. */
export function inputsOfOrt(bytes: Uint8Array): ModelInput[] {
  const graph = Table.root(bytes).table(SESSION.model)?.table(MODEL.graph);
  const values = new Map(graph?.tables(GRAPH.values).map((one) => [one.text(VALUE.name), one]));
  return (graph?.texts(GRAPH.inputs) ?? []).map((name) => {
    const tensor = values.get(name)?.table(VALUE.type)?.table(TYPE.value);
    const sizes = tensor?.table(TENSOR.shape)?.tables(SHAPE.dimensions) ?? [];
    return {
      name,
      type: typeName(tensor?.int(TENSOR.type) ?? 0),
      ...shapeOf(
        name,
        sizes.map((dimension): Dimension => {
          const value = dimension.table(DIMENSION.value);
          return value?.byte(DIMENSION_VALUE.kind) === FIXED_DIMENSION
            ? value.long(DIMENSION_VALUE.size)
            : (value?.text(DIMENSION_VALUE.name) ?? '');
        }),
      ),
    };
  });
}

/** The graph of an `.ort` file: what runs, after every optimisation that was saved. */
export function readOrt(bytes: Uint8Array): ModelGraph {
  const model = Table.root(bytes).table(SESSION.model);
  const graph = model?.table(MODEL.graph);
  if (model == null || graph == null) throw new Error('.ort 파일에 그래프가 없습니다.');
  return {
    format: 'ort',
    opsets: Object.fromEntries(
      model
        .tables(MODEL.opsets)
        .map((opset) => [opset.text(OPSET.domain), opset.long(OPSET.version)]),
    ),
    nodes: nodesOf(graph, new Map()),
    inputs: graph.texts(GRAPH.inputs),
    outputs: graph.texts(GRAPH.outputs),
  };
}

/** Names of values mean something in their graph and in those inside it, not beside it. */
function nodesOf(graph: Table, outer: ReadonlyMap<string, number>): GraphNode[] {
  const types = new Map(outer);
  for (const value of graph.tables(GRAPH.values)) {
    const type = value.table(VALUE.type);
    if (type?.byte(TYPE.kind) === TENSOR_KIND) {
      types.set(value.text(VALUE.name), type.table(TYPE.value)?.int(TENSOR.type) ?? 0);
    }
  }
  for (const initializer of graph.tables(GRAPH.initializers)) {
    types.set(initializer.text(INITIALIZER.name), initializer.int(INITIALIZER.type));
  }
  const typesOf = (names: readonly string[]) => names.map((name) => types.get(name) ?? 0);
  return graph.tables(GRAPH.nodes).flatMap((node) => [
    {
      // The runtime calls a node without a name by its place, and so do its profile and this.
      name: node.text(NODE.name) || `${node.text(NODE.op)}_${node.int(NODE.index)}`,
      op: node.text(NODE.op),
      domain: node.text(NODE.domain),
      sinceVersion: node.int(NODE.sinceVersion),
      inputs: node.texts(NODE.inputs),
      outputs: node.texts(NODE.outputs),
      inputTypes: typesOf(node.texts(NODE.inputs)),
      outputTypes: typesOf(node.texts(NODE.outputs)),
      provider: node.text(NODE.provider) || null,
    },
    ...node.tables(NODE.attributes).flatMap((attribute) => {
      const one = attribute.table(ATTRIBUTE.graph);
      const all = [...(one === null ? [] : [one]), ...attribute.tables(ATTRIBUTE.graphs)];
      return all.flatMap((inner) => nodesOf(inner, types));
    }),
  ]);
}
