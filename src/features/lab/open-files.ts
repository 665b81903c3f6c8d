import { addFiles } from '@/runtime/client/lab-session.ts';
import { baseName, OwnModels } from '@/runtime/client/own-models.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';

const ownModels = new OwnModels((model) => sharedRuntime().externalFiles(model));

/** Takes the student's own model files in; what is no model gets a sentence that says why. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const { models, refused, hints } = await ownModels.take(files);
  for (const { name, blob, externalData } of models) {
    addFiles([
      { name, blob },
      ...externalData.map(({ path, data }) => ({
        name: baseName(path),
        blob: data,
        weightsOf: name,
      })),
    ]);
  }
  for (const text of refused) showNotice({ tone: 'bad', text });
  for (const text of hints) showNotice({ tone: 'info', text });
}
