import type { KernelSet } from '../../contract/engine.ts';
import type { ResolverMethod } from './resolver-methods.ts';

/** The ops that have a fast kernel, and the resolver's method that registers either kernel. */
export const FAST_KERNELS = {
  ADD: 'AddAdd',
  AVERAGE_POOL_2D: 'AddAveragePool2D',
  CONCATENATION: 'AddConcatenation',
  CONV_2D: 'AddConv2D',
  DEPTHWISE_CONV_2D: 'AddDepthwiseConv2D',
  DEQUANTIZE: 'AddDequantize',
  FULLY_CONNECTED: 'AddFullyConnected',
  HARD_SWISH: 'AddHardSwish',
  LEAKY_RELU: 'AddLeakyRelu',
  LOGISTIC: 'AddLogistic',
  MAX_POOL_2D: 'AddMaxPool2D',
  MEAN: 'AddMean',
  MUL: 'AddMul',
  PAD: 'AddPad',
  PADV2: 'AddPadV2',
  QUANTIZE: 'AddQuantize',
  RELU: 'AddRelu',
  RELU6: 'AddRelu6',
  SOFTMAX: 'AddSoftmax',
  SUB: 'AddSub',
  SVDF: 'AddSvdf',
  TANH: 'AddTanh',
  TRANSPOSE_CONV: 'AddTransposeConv',
  UNIDIRECTIONAL_SEQUENCE_LSTM: 'AddUnidirectionalSequenceLSTM',
} as const satisfies Record<string, ResolverMethod>;
type FastOp = keyof typeof FAST_KERNELS;

/** A kernel as the student holds it: what `register_…()` returns and `addXxx(…)` takes. */
export class Registration {
  constructor(
    readonly op: string,
    readonly method: ResolverMethod,
    readonly kernels: KernelSet,
  ) {}
}

type RegisterFunctions = { readonly [Op in FastOp as `register_${Op}`]: () => Registration };

/** tflite::Register_XXX() or tflite::fast::Register_XXX(), for the ops that have both. */
export function registerFunctions(kernels: KernelSet): RegisterFunctions {
  const entries = Object.entries(FAST_KERNELS).map(([op, method]) => [
    `register_${op}`,
    () => new Registration(op, method, kernels),
  ]);
  return Object.fromEntries(entries) as RegisterFunctions;
}
