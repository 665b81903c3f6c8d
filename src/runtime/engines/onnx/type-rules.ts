import type { GraphNode } from '../../contract/placement.ts';

/** TensorProto.DataType in the C++ names that the config of a reduced build uses. */
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
  16: 'BFloat16',
  17: 'Float8E4M3FN',
  18: 'Float8E4M3FNUZ',
  19: 'Float8E5M2',
  20: 'Float8E5M2FNUZ',
};

/** Places whose types decide which of an operator's kernels are kept. */
interface Rule {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

const by = (inputs: readonly number[], outputs: readonly number[] = []): Rule => ({
  inputs,
  outputs,
});
const all = (names: string, rule: Rule) => names.split(' ').map((op) => [op, rule] as const);

/** Which operators ONNX Runtime reduces by type, and by which: as its build tool of 1.30 does. */
const ONNX_RULES: ReadonlyMap<string, Rule> = new Map([
  ...all(
    'Abs Add ArgMax ArgMin AveragePool BatchNormalization BitShift Ceil Clip Concat Conv CumSum ' +
      'DequantizeLinear Div Equal Exp Expand Floor Gemm Greater IsNaN Less Log LogSoftmax ' +
      'LpNormalization MatMul Max MaxPool Mean Min Mul Neg NonZero Pad QLinearConv QLinearMatMul ' +
      'Range Reciprocal ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ' +
      'ReduceMin ReduceProd ReduceSum ReduceSumSquare Relu Resize ReverseSequence RoiAlign Round ' +
      'Scatter ScatterElements ScatterND Shrink Sigmoid Sign Sin Softmax Split SplitToSequence ' +
      'Sqrt Sub Sum Tanh TopK Transpose Unique',
    by([0]),
  ),
  ...all('Gather GatherElements Pow Slice', by([0, 1])),
  ...all('Where', by([1])),
  ...all('Cast', by([0], [0])),
  ...all(
    'ConstantOfShape DynamicQuantizeLinear Multinomial QuantizeLinear RandomNormal ' +
      'RandomNormalLike RandomUniform RandomUniformLike',
    by([], [0]),
  ),
]);
const MICROSOFT_RULES: ReadonlyMap<string, Rule> = new Map(
  all('QLinearAdd QLinearConv QLinearMul', by([0])),
);
const RULES: Readonly<Record<string, ReadonlyMap<string, Rule>>> = {
  'ai.onnx': ONNX_RULES,
  'com.microsoft': MICROSOFT_RULES,
};

export const bytewise = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const list = (items: readonly string[]) => `[${items.join(', ')}]`;
const quoted = (names: Iterable<string>) => [...names].sort(bytewise).map((name) => `"${name}"`);

/** The types with which one operator was seen, over all models, versions and subgraphs. */
export class TypesOfOp {
  readonly #inputs = new Map<number, Set<string>>();
  readonly #outputs = new Map<number, Set<string>>();
  /** OneHot's kernels are registered by three types at once: input, output, depth. */
  readonly #triples = new Set<string>();
  readonly #rule: Rule | null;
  readonly #byTriple: boolean;

  constructor(domain: string, op: string) {
    this.#byTriple = domain === 'ai.onnx' && op === 'OneHot';
    this.#rule = RULES[domain]?.get(op) ?? null;
  }

  see({ inputTypes, outputTypes }: GraphNode): void {
    if (this.#byTriple) {
      const triple = [0, 2, 1].map((place) => TYPE_NAMES[inputTypes[place] ?? 0]);
      if (!triple.includes(undefined)) this.#triples.add(triple.join(' '));
      return;
    }
    const add = (
      places: readonly number[],
      types: readonly number[],
      seen: Map<number, Set<string>>,
    ) => {
      for (const place of places) {
        const name = TYPE_NAMES[types[place] ?? 0];
        if (name !== undefined) seen.set(place, (seen.get(place) ?? new Set()).add(name));
      }
    };
    add(this.#rule?.inputs ?? [], inputTypes, this.#inputs);
    add(this.#rule?.outputs ?? [], outputTypes, this.#outputs);
  }

  /** As JSON behind the operator's name; empty for operators that are not reduced by type. */
  written(): string {
    if (this.#triples.size > 0) {
      const triples = [...this.#triples].map((triple) => triple.split(' '));
      triples.sort((a, b) => bytewise(a.join('\0'), b.join('\0')));
      return `{"custom": ${list(triples.map((names) => list(names.map((one) => `"${one}"`))))}}`;
    }
    const sides = [['inputs', this.#inputs] as const, ['outputs', this.#outputs] as const]
      .filter(([, seen]) => seen.size > 0)
      .map(([side, seen]) => {
        const places = [...seen].sort(([a], [b]) => a - b);
        return `"${side}": {${places.map(([place, names]) => `"${place}": ${list(quoted(names))}`).join(', ')}}`;
      });
    return sides.length === 0 ? '' : `{${sides.join(', ')}}`;
  }
}
