import { EDITOR_LIBS } from '@/runtime/client/editor-libs.ts';
import { typescriptDefaults } from './monaco.ts';

let added = false;

/** Gives the editor's TypeScript the types of everything the student may import. */
export function addLabTypes(): void {
  if (added) return;
  added = true;
  for (const { path, text } of EDITOR_LIBS) typescriptDefaults.addExtraLib(text, path);
}
