import type { ArenaOwner } from '@/runtime/contract/arena.ts';
import type { ModelDescription, OpDescription } from '@/runtime/contract/model.ts';

/** `Conv2D` of AddConv2D, or the name in the file where nothing registers it. */
export const opLabel = (op: OpDescription): string => op.resolverMethod?.slice(3) ?? op.name;

/** What the longer names are called where there is little room. */
const SHORT_OPS: Readonly<Record<string, string>> = {
  AssignVariable: 'Assign',
  AveragePool2D: 'AvgPool',
  BatchMatMul: 'MatMul',
  BatchToSpaceNd: 'ToSpace',
  BroadcastTo: 'Bcast',
  CircularBuffer: 'Circular',
  Concatenation: 'Concat',
  Conv2D: 'Conv',
  DepthToSpace: 'ToSpace',
  DepthwiseConv2D: 'DWConv',
  Dequantize: 'Dequant',
  DetectionPostprocess: 'Detect',
  EmbeddingLookup: 'Embed',
  ExpandDims: 'Expand',
  FullyConnected: 'FC',
  L2Normalization: 'L2Norm',
  L2Pool2D: 'L2Pool',
  LogSoftmax: 'LogSoft',
  Logistic: 'Sigmoid',
  MaxPool2D: 'MaxPool',
  Quantize: 'Quant',
  ReadVariable: 'Read',
  ResizeBilinear: 'Resize',
  ResizeNearestNeighbor: 'Resize',
  SpaceToBatchNd: 'ToBatch',
  SpaceToDepth: 'ToDepth',
  SquaredDifference: 'SqDiff',
  StridedSlice: 'Slice',
  TransposeConv: 'TConv',
  UnidirectionalSequenceLSTM: 'LSTM',
};

export const shortOpLabel = (label: string): string => SHORT_OPS[label] ?? label;

/** The last word of a converter's path: `Relu` of `model/conv1/Relu;model/conv1/BiasAdd`. */
export function shortName(name: string): string {
  const [first = ''] = name.split(';');
  const words = first.split('/').filter((word) => word !== '');
  return words.at(-1) ?? '';
}

export function opName(model: ModelDescription | null, subgraph: number, index: number): string {
  const op = model?.subgraphs[subgraph]?.ops[index];
  return op === undefined ? `연산자 ${index}` : `${opLabel(op)} ${index}`;
}

export function tensorName(
  model: ModelDescription | null,
  subgraph: number,
  index: number,
): string {
  const name = model?.subgraphs[subgraph]?.tensors[index]?.name ?? '';
  return name === '' ? `텐서 ${index}` : name;
}

export function ownerName(model: ModelDescription | null, owner: ArenaOwner): string {
  switch (owner.kind) {
    case 'tensor':
      return tensorName(model, owner.subgraph, owner.index);
    case 'op':
      return opName(model, owner.subgraph, owner.index);
    case 'model':
      return '모델 전체';
  }
}
