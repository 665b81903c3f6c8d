import type { GraphNode, ModelGraph } from '../../contract/placement.ts';

/** A model with the name that goes into the config's header. */
export interface NamedGraph {
  readonly name: string;
  readonly graph: ModelGraph;
}

/** TensorProto.DataType in the C++ names that the config uses. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'float',
  2: 'uint8_t',
  3: 'int8_t',
  4: 'uint16_t',
  5: 'int16_t',
  6: 'int32_t',
  7: 'int64_t',
  8: 'std::string',
  9: 'bool',
  10: 'MLFloat16',
  11: 'double',
  12: 'uint32_t',
  13: 'uint64_t',
};

/**
 * The operand whose type decides which kernel is kept. Operators that the tool's output was not
 * compared for are left without types, which keeps all of their kernels: larger, never wrong.
 */
const TYPED: Readonly<
  Record<string, { readonly side: 'inputs' | 'outputs'; readonly index: number }>
> = {
  ...Object.fromEntries(
    [
      'Add',
      'AveragePool',
      'Concat',
      'Conv',
      'DequantizeLinear',
      'Gemm',
      'MaxPool',
      'QLinearConv',
      'Relu',
      'Softmax',
      'TopK',
    ].map((op) => [op, { side: 'inputs', index: 0 }] as const),
  ),
  QuantizeLinear: { side: 'outputs', index: 0 },
};

const ONNX_DOMAIN = 'ai.onnx';
const domainOf = ({ domain }: GraphNode) => domain || ONNX_DOMAIN;
const bytewise = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text that ONNX Runtime's build takes with --include_ops_by_config, as its Python tool writes
 * it for `.ort` files. From `.onnx` the numbers are opsets, the names are from before fusion, and
 * there are no types.
 */
export function reducedConfig(models: readonly NamedGraph[], withTypes: boolean): string {
  const ops = new Map<string, Map<string, Set<string>>>();
  for (const { graph } of models) {
    for (const node of graph.nodes) {
      const version = node.sinceVersion ?? graph.opsets[node.domain] ?? 1;
      const key = `${domainOf(node)};${version}`;
      const known = ops.get(key) ?? new Map<string, Set<string>>();
      ops.set(key, known);
      const types = known.get(node.op) ?? new Set<string>();
      known.set(node.op, types);
      const typed = node.domain === '' || node.domain === ONNX_DOMAIN ? TYPED[node.op] : undefined;
      const type =
        graph.format === 'ort' && typed
          ? graph.types[node[typed.side][typed.index] ?? '']
          : undefined;
      const name = type === undefined ? undefined : TYPE_NAMES[type];
      if (name !== undefined) types.add(name);
    }
  }
  const written = (op: string, types: ReadonlySet<string>): string => {
    const typed = TYPED[op];
    if (!withTypes || typed === undefined || types.size === 0) return op;
    const list = [...types].sort(bytewise).map((type) => `"${type}"`);
    return `${op}{"${typed.side}": {"${typed.index}": [${list.join(', ')}]}}`;
  };
  const lines = [...ops]
    .map(([key, known]) => {
      const [domain = '', version = ''] = key.split(';');
      const list = [...known].sort(([a], [b]) => bytewise(a, b));
      return {
        domain,
        version: Number(version),
        ops: list.map(([op, types]) => written(op, types)),
      };
    })
    .sort((a, b) => bytewise(a.domain, b.domain) || a.version - b.version)
    .map(({ domain, version, ops: list }) => `${domain};${version};${list.join(',')}`);
  const fromOnnx = models.some(({ graph }) => graph.format === 'onnx');
  const header = fromOnnx
    ? [`# Generated from ONNX models path of ${models.map(({ name }) => name).join(', ')}`]
    : ['# Generated from model/s:', ...models.map(({ name }) => `# - ${name}`)];
  return `${[...header, ...lines].join('\n')}\n`;
}
