import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import { formatExactBytes } from '@/shared/format/units.ts';
import type { Column } from '../plan/timeline.ts';

export interface Caption {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Captioned {
  readonly name: string;
  readonly trial: ArenaTrial;
  readonly works: boolean;
  /** The step that is chosen. */
  readonly column: Column | undefined;
  /** The blocks are those of a run with room. */
  readonly borrowed: boolean;
}

/** What a picture must say of itself once it has left the page. */
export function captionOf({ name, trial, works, column, borrowed }: Captioned): Caption {
  const [message] = trial.messages;
  const facts = [
    `아레나 ${formatExactBytes(trial.arenaBytes)}`,
    works ? `성공, 사용량 ${formatExactBytes(trial.arenaUsedBytes)}` : '실패',
    ...(column === undefined ? [] : [`${column.time}단계 ${column.label}`]),
  ];
  return {
    title: name,
    lines: [
      facts.join(' · '),
      ...(works || message === undefined ? [] : message.trimEnd().split('\n').slice(0, 1)),
      ...(borrowed ? ['흐린 블록은 공간이 넉넉할 때의 계획입니다.'] : []),
    ],
  };
}
