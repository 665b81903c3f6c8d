import { recogniseFile } from '@/runtime/client/model-file.ts';
import { fileName, loadZoo, loadZooModel, loadZooSamples } from '@/runtime/client/zoo.ts';
import { explain } from '@/shared/errors/explain.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { asInput, madeUpInputs } from './inputs.ts';
import { openMap } from './map-store.ts';

/** Where the page's model came from; a map beside a lesson has its run in the same place. */
export type PageSource = 'zoo' | 'own';

/** Real values of the first sample of a model's family; null where there is none. */
async function firstSample(name: string): Promise<readonly number[] | null> {
  const families = await loadZoo();
  const family = families.find(({ variants }) => variants.some((one) => fileName(one) === name));
  if (family === undefined) return null;
  const [first] = await loadZooSamples(family);
  return first?.input ?? null;
}

/** Zoo models with the first of their samples as the input. */
export async function openZoo(
  name: string,
  { arenaBytes = null, time = null }: { arenaBytes?: number | null; time?: number | null } = {},
): Promise<void> {
  const file = await loadZooModel(name);
  const sample = await firstSample(name);
  await openMap({
    source: 'zoo' satisfies PageSource,
    name,
    file,
    arenaBytes,
    time,
    inputsFor: async (model) => {
      const [main] = model.subgraphs;
      const tensor = main?.tensors[main.inputs[0] ?? -1];
      if (sample === null || tensor === undefined) {
        const made = madeUpInputs(model);
        return { inputs: made ?? [], origin: made === null ? 'zero' : 'made-up' };
      }
      return { inputs: [asInput(sample, tensor)], origin: 'sample' };
    },
  });
}

export async function openOwn(own: File): Promise<void> {
  const check = await recogniseFile(own);
  if (!check.ok || check.format !== 'tflite') {
    const reason = check.ok ? 'TFLM은 .tflite 파일만 읽습니다.' : check.reason;
    showNotice({ tone: 'bad', text: `${own.name}: ${reason}` });
    return;
  }
  await openMap({
    source: 'own' satisfies PageSource,
    name: own.name,
    file: new Uint8Array(await own.arrayBuffer()),
    inputsFor: async (model) => {
      const made = madeUpInputs(model);
      return { inputs: made ?? [], origin: made === null ? 'zero' : 'made-up' };
    },
  });
}

export function failed(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const [known] = explain(message);
  const text = known === undefined ? message : `${known.meaning} ${known.fix} (${message})`;
  showNotice({ tone: 'bad', text });
}
