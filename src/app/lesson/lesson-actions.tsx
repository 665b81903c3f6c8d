import { Suspense, useState } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { Button } from '@/shared/ui/button.tsx';
import { lazyDialog } from '@/shared/ui/lazy-piece.tsx';

const SolutionDialog = lazyDialog(() => import('@/features/editor/solution-dialog.tsx'));

interface LessonActionsProps {
  readonly starter: string;
  readonly solution: string | null;
}

/** Back to the starter, and the solution as a difference to the student's code. */
export function LessonActions({ starter, solution }: LessonActionsProps) {
  const editor = useLabSession((session) => session.editor);
  const [compared, setCompared] = useState<string | null>(null);
  return (
    <>
      <Button
        size="sm"
        tone="quiet"
        disabled={editor === null}
        title="처음 코드로 되돌립니다. Ctrl+Z로 취소할 수 있습니다"
        onClick={() => editor?.replaceText(starter)}
      >
        초기화
      </Button>
      {solution !== null && (
        <Button
          size="sm"
          tone="quiet"
          disabled={editor === null}
          onClick={() => setCompared(editor?.text ?? '')}
        >
          정답 보기
        </Button>
      )}
      {compared !== null && solution !== null && (
        <Suspense fallback={null}>
          <SolutionDialog
            code={compared}
            solution={solution}
            onClose={() => setCompared(null)}
            onTake={() => {
              editor?.replaceText(solution);
              setCompared(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
