import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { formatInterval } from '../format-interval.ts';
import type { Queue } from '../queue.ts';

const MINUTE = 60_000;

interface NothingLeftProps {
  readonly wrongOnly: boolean;
  /** Not all cards were asked for, but those of a topic or a lesson. */
  readonly narrowed: boolean;
  readonly queue: Queue;
  readonly now: number;
  readonly onAhead: () => void;
  readonly onLeave: () => void;
  readonly onMore: () => void;
}

/** Why no card is shown, and what can be done instead. */
export function NothingLeft(props: NothingLeftProps) {
  const { wrongOnly, narrowed, queue, now, onAhead, onLeave, onMore } = props;
  const [next] = queue.soon;
  if (wrongOnly) {
    return (
      <EmptyState title="틀린 카드를 모두 다시 맞혔습니다">
        <Button onClick={onLeave}>오늘의 복습으로</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={
        narrowed ? '이 범위에서 오늘 볼 카드를 모두 보았습니다' : '오늘 볼 카드를 모두 보았습니다'
      }
    >
      {next !== undefined ? (
        <p>
          방금 배운 카드 {formatInteger(queue.soon.length)}장이 곧 다시 나옵니다. 첫 카드는{' '}
          {formatInterval(Math.max(MINUTE, next.due - now))}입니다.{' '}
          <Button size="sm" onClick={onAhead}>
            지금 이어서 보기
          </Button>
        </p>
      ) : (
        <p>
          {queue.waiting > 0
            ? `하루에 볼 카드를 다 보았습니다. 남은 ${formatInteger(queue.waiting)}장은 내일 나옵니다.`
            : '카드는 잊을 때쯤 다시 나옵니다. 내일 다시 들러 주세요.'}
        </p>
      )}
      {queue.unseen > 0 && (
        <p>
          아직 보지 않은 카드가 {formatInteger(queue.unseen)}장 있습니다.{' '}
          <Button size="sm" onClick={onMore}>
            새 카드 더 보기
          </Button>
        </p>
      )}
      {narrowed && <Button onClick={onLeave}>모든 카드로</Button>}
    </EmptyState>
  );
}
