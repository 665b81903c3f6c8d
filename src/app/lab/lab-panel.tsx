import { type ReactNode, useEffect } from 'react';
import {
  opLookedAt,
  point,
  selectOp,
  timeOfOp,
  useArenaMap,
} from '@/features/arena-map/map-store.ts';
import {
  forgetLabLink,
  type LabTarget,
  labIsAt,
  useLabLink,
} from '@/features/course/lesson/lab-link.ts';
import { useOpLink } from '@/features/course/lesson/op-link.ts';
import { CodeEditor } from '@/features/editor/code-editor.tsx';
import { Lab } from '@/features/lab/lab.tsx';
import { RESULT_TABS, type ResultTab, showTab, useResultTab } from '@/features/lab/tab-store.ts';
import {
  clearRun,
  type EditorHandle,
  runEditor,
  useLabSession,
} from '@/runtime/client/lab-session.ts';
import { ArenaTab } from './arena-tab.tsx';

interface LabPanelProps {
  readonly documentKey: string;
  readonly initialText: string;
  readonly onChange: (text: string) => void;
  readonly actions?: ReactNode;
}

const isTab = (tab: string): tab is ResultTab => RESULT_TABS.includes(tab as ResultTab);

/** Does what a word in the lesson asked for; what concerns the code waits for the editor. */
function useLabLinks(): void {
  const { asked, target } = useLabLink();
  const editor = useLabSession((session) => session.editor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same may be asked for again.
  useEffect(() => {
    const answer = target === null ? null : answerTo(target, editor);
    if (answer === null) return;
    forgetLabLink();
    answer();
  }, [asked, target, editor]);
}

/** Marks a line, from 0, of the code; the words that point there light up. */
function goToLine(editor: EditorHandle, index: number): void {
  const text = editor.text.split('\n')[index];
  if (text === undefined) return;
  editor.markLine(index + 1);
  labIsAt({ line: { number: index + 1, text } });
}

/** What to do for a target; null while the editor that it needs is not there. */
function answerTo(target: LabTarget, editor: EditorHandle | null): (() => void) | null {
  switch (target.kind) {
    case 'tab':
      return () => isTab(target.tab) && showTab(target.tab);
    case 'op':
      return () => {
        showTab('arena');
        selectOp(target.op);
      };
    case 'line':
      return editor && (() => goToLine(editor, target.line - 1));
    case 'text':
      return (
        editor &&
        (() =>
          goToLine(
            editor,
            editor.text.split('\n').findIndex((text) => text.includes(target.text)),
          ))
      );
    case 'code':
      return (
        editor &&
        (() => {
          editor.replaceText(target.code);
          editor.focus();
        })
      );
  }
}

/** Tells the lesson where the lab is: the words that point there light up, and the op they speak of. */
function useLabPlaces(documentKey: string): void {
  const tab = useResultTab((results) => results.tab);
  const op = useArenaMap(opLookedAt);
  useEffect(() => labIsAt({ tab }), [tab]);
  useEffect(() => labIsAt({ op }), [op]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document, another place.
  useEffect(() => () => labIsAt({ line: null }), [documentKey]);
  useEffect(
    () =>
      useOpLink.subscribe(({ hovered }, before) => {
        if (hovered === before.hovered) return;
        const time = hovered === null ? null : timeOfOp(hovered);
        point(time === null ? null : { kind: 'time', time });
      }),
    [],
  );
}

/** The lab with its editor and its arena map; the only place that knows all three. */
export function LabPanel({ documentKey, initialText, onChange, actions }: LabPanelProps) {
  useLabLinks();
  useLabPlaces(documentKey);
  // Results belong to the code that made them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document, another run.
  useEffect(() => clearRun, [documentKey]);
  return (
    <Lab
      actions={actions}
      arena={<ArenaTab />}
      editor={
        <CodeEditor
          label="코드 편집기"
          documentKey={documentKey}
          initialText={initialText}
          onChange={onChange}
          onRun={() => void runEditor()}
          onLine={(line) => labIsAt({ line })}
        />
      }
    />
  );
}
