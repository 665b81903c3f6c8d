import { type ReactNode, useEffect } from 'react';
import { selectOp } from '@/features/arena-map/map-store.ts';
import { useLabLink } from '@/features/course/lesson/lab-link.ts';
import { CodeEditor } from '@/features/editor/code-editor.tsx';
import { Lab } from '@/features/lab/lab.tsx';
import { RESULT_TABS, type ResultTab, showTab } from '@/features/lab/tab-store.ts';
import { clearRun, runEditor, useLabSession } from '@/runtime/client/lab-session.ts';
import { ArenaTab } from './arena-tab.tsx';

interface LabPanelProps {
  readonly documentKey: string;
  readonly initialText: string;
  readonly onChange: (text: string) => void;
  readonly actions?: ReactNode;
}

const isTab = (tab: string): tab is ResultTab => RESULT_TABS.includes(tab as ResultTab);

/** Does what a word in the lesson asked for. */
function useLabLinks(): void {
  const asked = useLabLink((link) => link.asked);
  useEffect(() => {
    const { target } = useLabLink.getState();
    if (asked === 0 || target === null) return;
    const { editor } = useLabSession.getState();
    switch (target.kind) {
      case 'tab':
        if (isTab(target.tab)) showTab(target.tab);
        return;
      case 'line':
        editor?.markLine(target.line);
        return;
      case 'text': {
        const line = editor?.text.split('\n').findIndex((text) => text.includes(target.text)) ?? -1;
        if (line >= 0) editor?.markLine(line + 1);
        return;
      }
      case 'op':
        showTab('arena');
        selectOp(target.op);
        return;
    }
  }, [asked]);
}

/** The lab with its editor and its arena map; the only place that knows all three. */
export function LabPanel({ documentKey, initialText, onChange, actions }: LabPanelProps) {
  useLabLinks();
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
        />
      }
    />
  );
}
