import { useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import type { Difficulty } from '../../../../content/contract.ts';
import { type Choice, type Depth, type Question, tagsOf } from './interview.ts';
import styles from './interview-page.module.css';

const DIFFICULTIES: Record<Difficulty, string> = {
  basic: '기본',
  intermediate: '중급',
  advanced: '심화',
};
const COUNTS = [3, 5, 10] as const;
const LIMITS = [
  [null, '없음'],
  [60, '1분'],
  [120, '2분'],
  [180, '3분'],
] as const;

const DEPTHS: Record<Depth, string> = {
  none: '묻지 않기',
  one: '하나씩',
  all: '모두',
};

interface SetupProps {
  readonly questions: readonly Question[];
  /** All that fit, however many are wanted. */
  readonly fitting: (choice: Choice) => readonly Question[];
  readonly onStart: (choice: Choice) => void;
}

/** By topic, difficulty, and what is due. */
export function Setup({ questions, fitting, onStart }: SetupProps) {
  const [choice, setChoice] = useState<Choice>({
    tag: null,
    difficulty: null,
    dueOnly: false,
    count: COUNTS[1],
    depth: 'one',
    limit: 120,
  });
  const found = fitting(choice).length;
  const asked = Math.min(found, choice.count);
  return (
    <form
      className={styles.setup}
      onSubmit={(event) => {
        event.preventDefault();
        onStart(choice);
      }}
    >
      <p>
        질문이 하나씩 나옵니다. 말하듯이 답을 적으면 모범 답안의 핵심어가 들어 있는지 찾아 줍니다.
        실제 면접처럼 답한 내용을 더 파고드는 꼬리 질문도 이어집니다.
      </p>
      <details>
        <summary>채점이 보는 것과 보지 못하는 것</summary>
        <ul>
          <li>
            봅니다: 핵심어와 그 다른 이름(영어, 줄임말)이 있는지. 조사와 띄어쓰기, 어미가 달라도
            찾습니다. 부정하는 말과 함께 쓰인 핵심어는 세지 않고 따로 알려 줍니다.
          </li>
          <li>
            보지 못합니다: 설명이 옳은지, 핵심어끼리의 관계가 맞는지, 다른 말로 풀어 쓴 뜻. 그래서
            표시는 직접 고칠 수 있고, 고친 표시로 점수를 냅니다.
          </li>
          <li>네트워크와 언어 모델을 쓰지 않습니다. 답은 이 브라우저를 벗어나지 않습니다.</li>
        </ul>
      </details>
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
      <label>
        꼬리 질문
        <select
          value={choice.depth}
          onChange={({ currentTarget }) =>
            setChoice({ ...choice, depth: currentTarget.value as Depth })
          }
        >
          {Object.entries(DEPTHS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        한 질문의 시간
        <select
          value={choice.limit ?? ''}
          onChange={({ currentTarget }) =>
            setChoice({ ...choice, limit: Number(currentTarget.value) || null })
          }
        >
          {LIMITS.map(([seconds, label]) => (
            <option key={label} value={seconds ?? ''}>
              {label}
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
        복습할 때가 되었거나 처음인 질문만
      </label>
      <Button type="submit" tone="primary" disabled={found === 0}>
        {found === 0 ? '맞는 질문이 없습니다' : `${asked}개 질문으로 시작`}
      </Button>
    </form>
  );
}
