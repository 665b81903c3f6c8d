import type { ArenaOwner } from '@/runtime/contract/arena.ts';
import type { ModelDescription, OpDescription } from '@/runtime/contract/model.ts';

/** `Conv2D` of AddConv2D, or the name in the file where nothing registers it. */
export const opLabel = (op: OpDescription): string => op.resolverMethod?.slice(3) ?? op.name;

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
