import { ALL_KERNELS_BYTES, FRAMEWORK_BYTES, kernelsBytes } from '@/runtime/client/code-size.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import { fileName, loadZoo, loadZooModel } from '@/runtime/client/zoo.ts';
import type { LastRun, Measure } from '../../../../../content/components.ts';

/** An arena in which every model of the zoo fits. */
const AMPLE_BYTES = 4 * 1024 * 1024;

const settings = (arenaBytes: number) => ({
  arenaBytes,
  invokes: 0,
  resolver: null,
  resolverCapacity: null,
  inputs: [],
});

/** Asks the runtime. Null: the student has to run something first. */
export async function measure(
  what: Measure,
  run: LastRun,
  signal: AbortSignal,
): Promise<string | null> {
  if (what.kind === 'run') {
    const value = what.read(run);
    return value === null || value === undefined ? null : String(value);
  }
  if (what.kind === 'frameworkCode') return String(FRAMEWORK_BYTES);
  if (what.kind === 'kernelCodeShare') return kernelCodeShare(what.model);
  if (what.kind === 'nodesAgainstFile') return nodesAgainstFile(what.model, run);
  if (what.kind === 'fileAgainst') {
    const [file, other] = await Promise.all(
      [what.model, what.of].map((name) => loadZooModel(name, signal)),
    );
    if (file === undefined || other === undefined) return null;
    return sign(file.byteLength - other.byteLength, ['smaller', 'same', 'larger']);
  }
  const runtime = sharedRuntime();
  if (what.kind === 'largestArenaShare') {
    const shares: [string, number][] = [];
    for (const name of what.models) {
      const model = await loadZooModel(name, signal);
      const { arenaUsedBytes } = await runtime.runInArena(model, settings(AMPLE_BYTES), { signal });
      shares.push([name, arenaUsedBytes / model.byteLength]);
    }
    return shares.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  }
  const model = await loadZooModel(what.model, signal);
  switch (what.kind) {
    case 'smallestArena': {
      const { bytes } = await runtime.findSmallestArena(model, { signal });
      return bytes === null ? null : String(bytes);
    }
    case 'arenaUsed': {
      const { arenaUsedBytes } = await runtime.runInArena(model, settings(AMPLE_BYTES), { signal });
      return String(arenaUsedBytes);
    }
    case 'smallestAgainstUsed': {
      const { arenaUsedBytes } = await runtime.runInArena(model, settings(AMPLE_BYTES), { signal });
      const { bytes } = await runtime.findSmallestArena(model, { signal });
      if (bytes === null) return null;
      if (what.within === undefined) return bytes === arenaUsedBytes ? 'same' : 'other';
      return Math.abs(bytes - arenaUsedBytes) <= what.within ? 'near' : 'other';
    }
    case 'planMax': {
      const { trace } = await runtime.runInArena(model, settings(AMPLE_BYTES), { signal });
      return trace === null ? null : String(trace.planMax);
    }
    case 'planRatio': {
      const against = await loadZooModel(what.of, signal);
      const options = settings(AMPLE_BYTES);
      const { trace } = await runtime.runInArena(model, options, { signal });
      const { trace: whole } = await runtime.runInArena(against, options, { signal });
      return trace === null || whole === null ? null : String(trace.planMax / whole.planMax);
    }
    case 'availableInLarger': {
      const free: number[] = [];
      for (const bytes of [what.small, what.large]) {
        const { messages } = await runtime.runInArena(model, settings(bytes), { signal });
        const found = messages.flatMap((message) => /available (\d+)/.exec(message)?.[1] ?? []);
        if (found.length === 0) return null;
        free.push(Number(found[0]));
      }
      const [inSmall = 0, inLarge = 0] = free;
      return sign(inLarge - inSmall, ['less', 'same', 'more']);
    }
    case 'firstMessage': {
      const { messages } = await runtime.runInArena(model, settings(what.arenaBytes), { signal });
      return messages[0] ?? '없음';
    }
  }
}

function sign(difference: number, names: readonly [string, string, string]): string {
  return difference < 0 ? names[0] : difference > 0 ? names[2] : names[1];
}

async function variantOf(model: string) {
  const families = await loadZoo();
  return families
    .flatMap((family) => family.variants)
    .find((candidate) => fileName(candidate) === model);
}

async function kernelCodeShare(model: string): Promise<string | null> {
  const variant = await variantOf(model);
  if (variant === undefined) return null;
  const share = kernelsBytes([...new Set(variant.ops)]) / ALL_KERNELS_BYTES;
  return share <= 0.1 ? 'tenth' : share <= 0.5 ? 'half' : 'most';
}

async function nodesAgainstFile(model: string, { onnx }: LastRun): Promise<string | null> {
  const variant = await variantOf(model);
  if (variant === undefined || onnx === null || onnx.nodes.length === 0) return null;
  return sign(onnx.nodes.length - variant.ops.length, ['fewer', 'same', 'more']);
}
