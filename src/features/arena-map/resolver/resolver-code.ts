import type { ModelDescription } from '@/runtime/contract/model.ts';

export interface NeededOp {
  /** BuiltinOperator name, or a custom op's. */
  readonly op: string;
  /** AddConv2D; null where upstream has no method for it. */
  readonly method: string | null;
  readonly count: number;
}

/** What a model needs of a resolver, in the order in which its ops first appear. */
export function neededOps(model: ModelDescription): NeededOp[] {
  const ops = new Map<string, NeededOp>();
  for (const { ops: graph } of model.subgraphs) {
    for (const { name, resolverMethod } of graph) {
      const key = resolverMethod ?? name;
      const known = ops.get(key);
      ops.set(key, { op: name, method: resolverMethod, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...ops.values()];
}

/** C++ that registers just these ops, each call checked. */
export function resolverCode(methods: readonly string[], capacity = methods.length): string {
  const calls = methods.map((method) => `  TF_LITE_ENSURE_STATUS(op_resolver.${method}());`);
  return [
    '#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"',
    '',
    `using OpResolver = tflite::MicroMutableOpResolver<${Math.max(1, capacity)}>;`,
    '',
    'TfLiteStatus RegisterOps(OpResolver& op_resolver) {',
    ...calls,
    '  return kTfLiteOk;',
    '}',
    '',
  ].join('\n');
}

export const methodsOf = (model: ModelDescription): string[] =>
  neededOps(model).flatMap(({ method }) => method ?? []);
