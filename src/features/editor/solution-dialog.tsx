import { useEffect, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import { Dialog } from '@/shared/ui/dialog.tsx';
import { loadMonaco } from './load-monaco.ts';
import styles from './solution-dialog.module.css';

interface SolutionDialogProps {
  /** The student's code. */
  readonly code: string;
  readonly solution: string;
  readonly onClose: () => void;
  /** Puts the solution into the editor; can be undone there. */
  readonly onTake: () => void;
}

/** The solution beside the student's code, with what differs marked. */
export default function SolutionDialog({ code, solution, onClose, onTake }: SolutionDialogProps) {
  const [host, setHost] = useState<HTMLDivElement | null>(null);

  useEffect(() => {
    if (host === null) return;
    let dispose = () => {};
    let current = true;
    void loadMonaco().then(({ monaco }) => {
      if (!current) return;
      const original = monaco.editor.createModel(code, 'typescript');
      const modified = monaco.editor.createModel(solution, 'typescript');
      const editor = monaco.editor.createDiffEditor(host, {
        readOnly: true,
        originalEditable: false,
        automaticLayout: true,
        minimap: { enabled: false },
        renderSideBySide: host.clientWidth > 700,
        originalAriaLabel: '내 코드',
        modifiedAriaLabel: '정답 코드',
        fontSize: 13,
        lineHeight: 20,
      });
      editor.setModel({ original, modified });
      // In a long program the change may lie below what is shown.
      editor.revealFirstDiff();
      dispose = () => {
        editor.dispose();
        original.dispose();
        modified.dispose();
      };
    });
    return () => {
      current = false;
      dispose();
    };
  }, [host, code, solution]);

  return (
    <Dialog
      title="내 코드와 정답"
      width="wide"
      onClose={onClose}
      actions={
        <Button size="sm" tone="primary" onClick={onTake}>
          정답으로 바꾸기
        </Button>
      }
    >
      <div ref={setHost} className={styles.diff} />
    </Dialog>
  );
}
