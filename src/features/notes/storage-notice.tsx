import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { exportNotes, saveAgain, useNotes } from './notes.ts';
import styles from './storage-notice.module.css';

/** Says what the storage refused or lost, and what can be done. Nothing where all is well. */
export function StorageNotice() {
  const { problem, unsaved, damaged } = useNotes();
  return (
    <>
      {problem !== null && (
        <div className={styles.notice} role="alert">
          <p>
            이 브라우저에 노트를 저장하지 못하고 있습니다. 저장 공간과 개인 정보 보호 설정을
            확인하세요. 이미 저장된 노트는 그대로입니다.
            {unsaved > 0 &&
              ` 저장하지 못한 노트 ${formatInteger(unsaved)}개는 이 탭을 닫기 전까지 남아 있습니다. 파일로 내려받아 둘 수 있습니다.`}{' '}
            <small>({problem})</small>
          </p>
          {unsaved > 0 && (
            <Button size="sm" onClick={() => void exportNotes()}>
              파일로 내려받기
            </Button>
          )}
          <Button size="sm" onClick={() => void saveAgain()}>
            다시 저장하기
          </Button>
        </div>
      )}
      {damaged > 0 && (
        <p className={styles.notice} role="alert">
          손상되어 읽지 못한 노트가 {formatInteger(damaged)}개 있습니다. 지우지 않고 그대로
          두었습니다. 나머지 노트로 계속합니다.
        </p>
      )}
    </>
  );
}
