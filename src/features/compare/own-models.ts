import { recogniseFile } from '@/runtime/client/model-file.ts';
import type { ModelFormat } from '@/runtime/contract/model-file.ts';

/** A file of the student's; it does not leave the browser. */
export interface OwnModel {
  readonly name: string;
  readonly format: ModelFormat;
  readonly blob: Blob;
}

/** Which of the files are models; of each of the others a sentence that says why not. */
export async function readModels(
  files: readonly File[],
): Promise<{ readonly models: readonly OwnModel[]; readonly refused: readonly string[] }> {
  const models: OwnModel[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const check = await recogniseFile(file);
    if (check.ok) models.push({ name: file.name, format: check.format, blob: file });
    else refused.push(`${file.name}: ${check.reason}`);
  }
  return { models, refused };
}
