import { addFiles } from '@/runtime/client/lab-session.ts';
import { recogniseFile } from '@/runtime/client/model-file.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';

/** Takes the student's own model files in; what is no model gets a sentence that says why. */
export async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const check = await recogniseFile(file);
    if (check.ok) addFiles([{ name: file.name, blob: file }]);
    else showNotice({ tone: 'bad', text: `${file.name}: ${check.reason}` });
  }
}
