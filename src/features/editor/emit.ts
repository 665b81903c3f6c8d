import type { ProgramModule, RunError } from '@/runtime/contract/run.ts';
import type { monaco as Monaco } from './monaco.ts';
import { typeScriptWorker } from './monaco.ts';

/** The subset of TypeScript's Diagnostic that crosses from its worker. */
interface EmittedDiagnostic {
  readonly start?: number | undefined;
  readonly messageText: string | { readonly messageText: string };
}

const textOf = ({ messageText }: EmittedDiagnostic): string =>
  typeof messageText === 'string' ? messageText : messageText.messageText;

/**
 * The model's text as one ES module with its source map. Type errors do not stop a run, as they
 * do not in the browser; a syntax error does, with its line.
 */
export async function emitProgram(model: Monaco.editor.ITextModel): Promise<ProgramModule[]> {
  const client = await (await typeScriptWorker())(model.uri);
  const file = model.uri.toString();
  const [syntax] = await client.getSyntacticDiagnostics(file);
  const path = model.uri.path.slice(model.uri.path.lastIndexOf('/') + 1);
  if (syntax !== undefined) {
    const { lineNumber, column } = model.getPositionAt(syntax.start ?? 0);
    const error: RunError = {
      name: 'SyntaxError',
      message: textOf(syntax),
      location: { file: path, line: lineNumber, column },
      stack: [],
    };
    throw error;
  }
  const { outputFiles } = await client.getEmitOutput(file);
  const code = outputFiles.find(({ name }) => name.endsWith('.js'))?.text ?? '';
  const sourceMap = outputFiles.find(({ name }) => name.endsWith('.map'))?.text ?? null;
  return [{ path, code: code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'), sourceMap }];
}
