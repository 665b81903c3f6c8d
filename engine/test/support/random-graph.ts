/** Graphs that nobody would train: any shape of calls, lifetimes, variables and offline plans. */
import { f32, i8, i32, u8 } from './flatbuffer.ts';
import { makeModel, type OpSpec, type SubgraphSpec, type TensorSpec } from './model-builder.ts';
import { random } from './random.ts';

const NEG = 59;
const ADD = 0;
const CONCATENATION = 2;
const SOFTMAX = 25;
const IF = 118;
const WHILE = 119;

export interface RandomGraph {
  readonly file: Uint8Array;
  /** One entry a tensor, −1 for the planner's own choice; undefined for no plan. */
  readonly offline: readonly number[] | undefined;
}

export function randomGraph(seed: number): RandomGraph {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const count = 1 + below(4);
  // Callees of one shape, so that anybody can call anybody with a higher index.
  const width = 1 + below(40);
  const subgraphs = Array.from({ length: count }, (_, g) => subgraph(g));
  const tensors = subgraphs.reduce((sum, graph) => sum + graph.tensors.length, 0);
  const offline =
    below(3) === 0
      ? Array.from({ length: tensors }, () => (below(3) === 0 ? 4 * below(200) : -1))
      : undefined;
  return { file: makeModel(...subgraphs), offline };

  function subgraph(g: number): SubgraphSpec {
    const tensors: TensorSpec[] = [];
    const ops: OpSpec[] = [];
    const add = (length: number, more: Partial<TensorSpec> = {}): number =>
      tensors.push({ shape: [length], ...quantised(), ...more }) - 1;
    // A float tensor may carry a scale all the same; it then costs two more temporaries.
    function quantised(): Partial<TensorSpec> {
      return below(4) === 0 ? { quantization: { scale: [1], zeroPoint: [0] } } : {};
    }
    const lengthOf = (tensor: number): number => tensors[tensor]?.shape[0] as number;
    const inputs = Array.from({ length: g === 0 ? 1 + below(3) : 1 }, () =>
      add(g === 0 ? 1 + below(40) : width),
    );
    const usable = [...inputs];
    const pick = (): number => usable[below(usable.length)] as number;
    for (let k = below(7); k > 0; k--) {
      const a = pick();
      const kind = below(6);
      const callee = g + 1 + below(3);
      if (kind === 0 && callee < count && lengthOf(a) === width) {
        const condition = add(1, { type: 'bool', data: Uint8Array.of(below(2)) });
        const output = add(width);
        const other = g + 1 + below(count - g - 1);
        const branches = [i32(callee), i32(other)];
        ops.push({
          op: IF,
          inputs: [condition, a],
          outputs: [output],
          options: { union: 92, fields: branches },
        });
        usable.push(output);
      } else if (kind === 1) {
        const b = pick();
        const output = add(lengthOf(a) + lengthOf(b));
        ops.push({
          op: CONCATENATION,
          inputs: [a, b],
          outputs: [output],
          options: { union: 10, fields: [i32(0), i8(0)] },
        });
        usable.push(output);
      } else if (kind === 2) {
        // A variable, a constant or nothing of the kind on the other side.
        const length = lengthOf(a);
        const b =
          below(2) === 0
            ? add(length, { variable: true })
            : add(length, { data: new Array<number>(length).fill(1) });
        const output = add(length);
        ops.push({
          op: ADD,
          inputs: [a, b],
          outputs: [output],
          options: { union: 11, fields: [i8(0), u8(1)] },
        });
        usable.push(output);
      } else {
        const output = add(lengthOf(a));
        ops.push(
          kind === 3
            ? {
                op: SOFTMAX,
                inputs: [a],
                outputs: [output],
                options: { union: 9, fields: [f32(1)] },
              }
            : { op: NEG, inputs: [a], outputs: [output] },
        );
        usable.push(output);
      }
    }
    // Tensors that nobody uses.
    if (below(3) === 0) add(1 + below(20));
    if (below(5) === 0) add(1 + below(20), { variable: true });
    const fitting = usable.filter((tensor) => lengthOf(tensor) === width);
    const outputs =
      g === 0
        ? Array.from({ length: 1 + below(2) }, pick)
        : [fitting.at(-1) ?? (inputs[0] as number)];
    return { tensors, inputs, outputs, ops };
  }
}

/** WHILE x < steps: x + 1, with a condition and a body of their own. */
export function countingLoop(steps: number): Uint8Array {
  const LESS = 58;
  const x: TensorSpec = { shape: [1] };
  const constant = (value: number): TensorSpec => ({ shape: [1], data: [value] });
  const main: OpSpec = {
    op: WHILE,
    inputs: [0],
    outputs: [1],
    options: { union: 93, fields: [i32(1), i32(2)] },
  };
  const increment: OpSpec = {
    op: ADD,
    inputs: [0, 1],
    outputs: [2],
    options: { union: 11, fields: [i8(0), u8(1)] },
  };
  return makeModel(
    { tensors: [x, x], inputs: [0], outputs: [1], ops: [main] },
    {
      tensors: [x, constant(steps), { shape: [1], type: 'bool' }],
      inputs: [0],
      outputs: [2],
      ops: [{ op: LESS, inputs: [0, 1], outputs: [2] }],
    },
    { tensors: [x, constant(1), x], inputs: [0], outputs: [2], ops: [increment] },
  );
}
