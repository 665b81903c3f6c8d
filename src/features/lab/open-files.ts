import { addFiles } from '@/runtime/client/lab-session.ts';
import { recogniseModel } from '@/runtime/client/model-file.ts';
import { showNotice } from '@/shared/ui/notice-store.ts';

/** Takes the student's own model files in; what is no model gets a sentence that says why. */
export async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      const check = recogniseModel(new Uint8Array(await file.arrayBuffer()));
      if (check.ok) addFiles([{ name: file.name, blob: file }]);
      else showNotice({ tone: 'bad', text: `${file.name}: ${check.reason}` });
    } catch {
      // A folder, or a file that was moved after it was chosen.
      showNotice({ tone: 'bad', text: `${file.name}: 파일을 읽을 수 없습니다. 다시 골라 주세요.` });
    }
  }
}
