import type { EditorHandle } from '@/runtime/client/lab-session.ts';
import { type Theme, useTheme } from '@/shared/theme/theme-store.ts';
import { applyEditorTheme } from './editor-theme.ts';
import { loadMonaco } from './load-monaco.ts';

export interface EditorView {
  readonly handle: EditorHandle;
  /** Shows a document; its text is taken only when it is opened for the first time. */
  open(key: string, text: string): void;
  applyTheme(theme: Theme): void;
  dispose(): void;
}

interface EditorOptions {
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** The student put the cursor into a line, from 1. */
  readonly onLine: (line: EditorLine) => void;
  /** Tab was taken for the code: who goes by keyboard has to be told the way out. False once left. */
  readonly onTab: (taken: boolean) => void;
}

export interface EditorLine {
  readonly number: number;
  readonly text: string;
}

/** In the words of Monaco's contexts. */
const ESCAPE_IS_FREE = [
  'suggestWidgetVisible',
  'parameterHintsVisible',
  'findWidgetVisible',
  'editorHasMultipleSelections',
  'editorHasSelection',
  'inSnippetMode',
]
  .map((busy) => `!${busy}`)
  .join(' && ');

/** Makes one Monaco editor in an element. Rejects if Monaco cannot be loaded. */
export async function createEditor(
  element: HTMLElement,
  { label, onChange, onRun, onLine, onTab }: EditorOptions,
): Promise<EditorView> {
  const [{ monaco }, { emitProgram }, { addLabTypes }] = await Promise.all([
    loadMonaco(),
    import('./emit.ts'),
    import('./lab-types.ts'),
  ]);
  addLabTypes();
  applyEditorTheme(monaco, useTheme.getState().theme);

  const editor = monaco.editor.create(element, {
    model: null,
    ariaLabel: label,
    automaticLayout: true,
    minimap: { enabled: false },
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    padding: { top: 10, bottom: 10 },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    tabSize: 2,
    fixedOverflowWidgets: true,
    accessibilitySupport: 'auto',
    scrollbar: { alwaysConsumeMouseWheel: false },
    unicodeHighlight: { ambiguousCharacters: false },
  });
  const marks = editor.createDecorationsCollection();
  const models = new Map<string, ReturnType<typeof monaco.editor.createModel>>();

  editor.addAction({
    id: 'lab.run',
    label: '실행',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: () => onRun(),
  });
  const changes = editor.onDidChangeModelContent(() => onChange(editor.getValue()));

  // Escape, where it closes nothing, gives the next Tab to the page.
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => editor.updateOptions({ tabFocusMode: true }),
    ESCAPE_IS_FREE,
  );
  editor.onKeyDown(({ keyCode }) => {
    if (keyCode !== monaco.KeyCode.Tab) return;
    if (!editor.getOption(monaco.editor.EditorOption.tabFocusMode)) onTab(true);
  });
  editor.onDidBlurEditorWidget(() => {
    editor.updateOptions({ tabFocusMode: false });
    onTab(false);
  });

  const moves = editor.onDidChangeCursorPosition(({ position }) => {
    const text = editor.getModel()?.getLineContent(position.lineNumber);
    if (text !== undefined && editor.hasTextFocus()) onLine({ number: position.lineNumber, text });
  });

  const handle: EditorHandle = {
    emit: () => {
      const model = editor.getModel();
      return model === null ? Promise.resolve([]) : emitProgram(model);
    },
    get text() {
      return editor.getValue();
    },
    replaceText: (text) => {
      const model = editor.getModel();
      if (model === null || model.getValue() === text) return;
      // An edit, not setValue: the student can undo it.
      editor.pushUndoStop();
      editor.executeEdits('lab', [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
    },
    markLine: (line) => {
      if (line === null) {
        marks.clear();
        return;
      }
      editor.revealLineInCenterIfOutsideViewport(line);
      marks.set([
        {
          range: new monaco.Range(line, 1, line, 1),
          options: { isWholeLine: true, className: 'lab-marked-line' },
        },
      ]);
    },
    focus: () => editor.focus(),
  };

  return {
    handle,
    open: (key, text) => {
      let model = models.get(key);
      if (model === undefined) {
        const uri = monaco.Uri.parse(`file:///${encodeURIComponent(key)}/main.ts`);
        model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, 'typescript', uri);
        models.set(key, model);
      }
      if (editor.getModel() === model) return;
      marks.clear();
      editor.setModel(model);
      // Every open text is checked as a program of its own: only the visible one may exist.
      for (const [other, kept] of models) {
        if (other === key) continue;
        kept.dispose();
        models.delete(other);
      }
    },
    applyTheme: (theme) => applyEditorTheme(monaco, theme),
    dispose: () => {
      changes.dispose();
      moves.dispose();
      editor.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}
