import { useState } from 'react';
import { download } from '@/shared/files/download.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { readBackup, writeBackup } from '../backup.ts';
import { allInterviews } from '../interview/interviews.ts';
import { importReviews, useReviews } from '../reviews.ts';
import styles from './statistics-page.module.css';

type Outcome = { readonly good: boolean; readonly text: string };

/** The day where the student is: 2026-11-23. */
function dayName(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A file larger than this is no review history, and reading it would freeze the page. */
const LARGEST_FILE = 50_000_000;

async function take(file: File): Promise<Outcome> {
  if (file.size > LARGEST_FILE) {
    return { good: false, text: `${file.name}: 너무 큰 파일입니다.` };
  }
  const read = readBackup(await file.text());
  if (!read.ok) return { good: false, text: `${file.name}: ${read.why}` };
  try {
    const { cards, answers, interviews } = await importReviews(read.backup);
    const added = `카드 ${formatInteger(cards)}장의 기억, 답 ${formatInteger(answers)}개, 면접 ${formatInteger(interviews)}번을 더했습니다.`;
    return { good: true, text: `${added} 이미 있던 기록은 더 최근 것을 남겼습니다.` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      good: false,
      text: `저장하지 못했습니다. 있던 기록은 그대로입니다. (${why})`,
    };
  }
}

/** The records as a file, and back. */
export function BackupPanel() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <section aria-labelledby="quiz-backup">
      <h2 id="quiz-backup">기록을 파일로</h2>
      <p>
        복습 기록과 면접은 이 브라우저에만 있습니다. 파일로 내보내 두면 브라우저를 바꾸거나 저장
        공간을 비워도 이어서 복습할 수 있습니다. 가져온 기록은 있던 기록에 더해집니다.
      </p>
      <div className={styles.backup}>
        <Button
          onClick={async () => {
            const interviews = await allInterviews();
            const now = Date.now();
            const day = dayName(now);
            const text = writeBackup(useReviews.getState(), interviews, now);
            download(`edge-runtime-lab-${day}.json`, text, 'application/json');
          }}
        >
          내보내기
        </Button>
        <label className={styles.file}>
          가져오기
          <input
            className="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={async ({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (file !== undefined) setOutcome(await take(file));
            }}
          />
        </label>
      </div>
      {outcome !== null && (
        <p
          role={outcome.good ? 'status' : 'alert'}
          className={styles.outcome}
          data-good={outcome.good}
        >
          {outcome.text}
        </p>
      )}
    </section>
  );
}
