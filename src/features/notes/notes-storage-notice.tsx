import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { StorageNotice } from '@/shared/ui/storage-notice.tsx';
import { exportNotes, saveAgain, useNotes } from './notes.ts';

/** Of the student's notes, on every page of theirs. */
export function NotesStorageNotice() {
  const { problem, unsaved, damaged } = useNotes();
  return (
    <StorageNotice
      what="노트"
      problem={problem}
      damaged={damaged}
      unsaved={
        unsaved === 0
          ? null
          : `저장하지 못한 노트 ${formatInteger(unsaved)}개는 이 탭을 닫기 전까지 남아 있습니다. 파일로 내려받아 둘 수 있습니다.`
      }
      onSaveAgain={() => void saveAgain()}
      actions={
        unsaved > 0 && (
          <Button size="sm" onClick={() => void exportNotes()}>
            파일로 내려받기
          </Button>
        )
      }
    />
  );
}
