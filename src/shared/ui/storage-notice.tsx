import type { ReactNode } from 'react';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from './button.tsx';
import styles from './storage-notice.module.css';

interface StorageNoticeProps {
  /** What is stored, without a particle. */
  readonly what: '노트' | '복습 기록' | '면접과 복습 기록';
  /** What the storage said; null where all is well. */
  readonly problem: string | null;
  /** Entries that could not be read. */
  readonly damaged: number;
  /** Of what is kept in the tab alone: a sentence, or null. */
  readonly unsaved: string | null;
  readonly onSaveAgain: () => void;
  /** What else can be done about it. */
  readonly actions?: ReactNode;
}

/** Says what the storage refused or lost, and what can be done. Nothing where all is well. */
export function StorageNotice({
  what,
  problem,
  damaged,
  unsaved,
  onSaveAgain,
  actions,
}: StorageNoticeProps) {
  const [object, subject, rest] =
    what === '노트' ? ['노트를', '노트는', '노트로'] : [`${what}을`, '기록은', '기록으로'];
  return (
    <>
      {problem !== null && (
        <div className={styles.notice} role="alert">
          <p>
            이 브라우저에 {object} 저장하지 못하고 있습니다. 저장 공간과 개인 정보 보호 설정을
            확인하세요. 이미 저장된 {subject} 그대로입니다.
            {unsaved !== null && ` ${unsaved}`} <small>({problem})</small>
          </p>
          {actions}
          <Button size="sm" onClick={onSaveAgain}>
            다시 저장하기
          </Button>
        </div>
      )}
      {damaged > 0 && (
        <p className={styles.notice} role="alert">
          손상되어 읽지 못한 {what === '노트' ? '노트가' : '기록이'} {formatInteger(damaged)}개
          있습니다. 지우지 않고 그대로 두었습니다. 나머지 {rest} 계속합니다.
        </p>
      )}
    </>
  );
}
