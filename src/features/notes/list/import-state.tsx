import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { stopImport } from '../import-files.ts';
import { dismissReport, undo, useNotes } from '../notes.ts';
import styles from './note-list.module.css';

/** How far taking files in has come, what became of them, and what was deleted last. */
export function ImportState() {
  const { job, report, removed, replaced } = useNotes();
  if (job !== null) {
    return (
      <div className={styles.state} role="status">
        <span>
          노트를 강의로 바꾸는 중: {formatInteger(job.done)}/{formatInteger(job.total)} ({job.path})
        </span>
        <progress max={job.total} value={job.done} aria-label="바꾼 노트" />
        <Button size="sm" onClick={stopImport}>
          중지
        </Button>
      </div>
    );
  }
  if (removed.length > 0) {
    const [first] = removed;
    return (
      <div className={styles.state} role="status">
        <span>
          {removed.length === 1
            ? `‘${first?.note.title}’ 노트를 지웠습니다.`
            : `노트 ${formatInteger(removed.length)}개를 지웠습니다.`}{' '}
          복습 기록은 남아 있습니다.
        </span>
        <Button size="sm" onClick={() => void undo()}>
          되돌리기
        </Button>
      </div>
    );
  }
  if (report === null) return null;
  const { added, updated, unchanged, refused, stopped } = report;
  return (
    <div className={styles.state} role="status">
      <div>
        <p>
          {stopped && '중지했습니다. '}새 노트 {formatInteger(added)}개, 고친 노트{' '}
          {formatInteger(updated)}개, 그대로인 노트 {formatInteger(unchanged)}개
          {refused.length > 0 && `, 받지 못한 파일 ${formatInteger(refused.length)}개`}
        </p>
        {refused.length > 0 && (
          <ul className={styles.refused}>
            {refused.slice(0, 20).map(({ path, reason }) => (
              <li key={path}>
                <code>{path}</code>: {reason}
              </li>
            ))}
            {refused.length > 20 && <li>그 밖에 {formatInteger(refused.length - 20)}개</li>}
          </ul>
        )}
      </div>
      {replaced.length > 0 && (
        <Button size="sm" onClick={() => void undo()}>
          고치기 전으로
        </Button>
      )}
      <Button size="sm" tone="quiet" onClick={dismissReport}>
        닫기
      </Button>
    </div>
  );
}
