import { useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import type { Difficulty } from '../../../../content/contract.ts';
import { type Choice, type Question, tagsOf } from './interview.ts';
import styles from './interview-page.module.css';

const DIFFICULTIES: Record<Difficulty, string> = {
  basic: '기본',
  intermediate: '중급',
  advanced: '심화',
};
const COUNTS = [3, 5, 10] as const;

interface SetupProps {
  readonly questions: readonly Question[];
  readonly countOf: (choice: Choice) => number;
  readonly onStart: (choice: Choice) => void;
}

/** By topic, difficulty, and what is due. */
export function Setup({ questions, countOf, onStart }: SetupProps) {
  const [choice, setChoice] = useState<Choice>({
    tag: null,
    difficulty: null,
    dueOnly: false,
    count: COUNTS[1],
  });
  const fitting = countOf(choice);
  return (
    <form
      className={styles.setup}
      onSubmit={(event) => {
        event.preventDefault();
        onStart(choice);
      }}
    >
      <p>
        질문을 하나씩 보여 드립니다. 말하듯이 답을 적으면, 모범 답안의 핵심어가 들어 있는지
        확인합니다.
      </p>
      <label>
        주제
        <select
          value={choice.tag ?? ''}
          onChange={({ currentTarget }) =>
            setChoice({ ...choice, tag: currentTarget.value || null })
          }
        >
          <option value="">모든 주제</option>
          {tagsOf(questions).map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      </label>
      <label>
        난이도
        <select
          value={choice.difficulty ?? ''}
          onChange={({ currentTarget }) =>
            setChoice({
              ...choice,
              difficulty: currentTarget.value === '' ? null : (currentTarget.value as Difficulty),
            })
          }
        >
          <option value="">모두</option>
          {Object.entries(DIFFICULTIES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        질문 수
        <select
          value={choice.count}
          onChange={({ currentTarget }) =>
            setChoice({ ...choice, count: Number(currentTarget.value) })
          }
        >
          {COUNTS.map((count) => (
            <option key={count} value={count}>
              {count}개
            </option>
          ))}
        </select>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={choice.dueOnly}
          onChange={({ currentTarget }) => setChoice({ ...choice, dueOnly: currentTarget.checked })}
        />
        복습할 때가 된 질문만
      </label>
      <Button type="submit" tone="primary" disabled={fitting === 0}>
        {fitting === 0 ? '맞는 질문이 없습니다' : `${fitting}개 질문으로 시작`}
      </Button>
    </form>
  );
}
