import { troubleOf } from '../errors/load-failure.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface PieceFailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In place of a part of a page that did not arrive or could not be drawn. */
export function PieceFailed({ error, onRetry }: PieceFailedProps) {
  const { title, advice } = troubleOf(error, '이 부분을', navigator.onLine);
  return (
    <div role="alert">
      <EmptyState title={title}>
        <p>{advice} 작성한 코드와 학습 기록은 그대로 있습니다.</p>
        <Button size="sm" onClick={onRetry}>
          다시 시도
        </Button>
        <Button size="sm" tone="quiet" onClick={() => location.reload()}>
          새로 고침
        </Button>
      </EmptyState>
    </div>
  );
}
