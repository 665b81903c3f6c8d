import type * as Plot from '@observablehq/plot';
import type { DayCount, TagShare } from './statistics.ts';

/** From counts to pictures: what is drawn, and what it says in words; null where all counts are 0. */

/** The plotting library's marks, given when it has loaded. */
type Marks = Pick<typeof Plot, 'barY' | 'barX' | 'ruleY' | 'ruleX' | 'text'>;

export interface Picture {
  readonly alt: string;
  readonly options: Plot.PlotOptions;
}

const dayName = (day: number) =>
  new Intl.DateTimeFormat('ko-KR', { month: 'numeric', day: 'numeric' }).format(day);

const dayAxis = (days: readonly { readonly day: number }[]) => ({
  label: null,
  domain: days.map(({ day }) => day),
  tickFormat: dayName,
  // Room for five names of days on a telephone.
  ticks: days.filter((_, index) => index % Math.ceil(days.length / 5) === 0).map(({ day }) => day),
});

/** Whole cards from 0 on; a scale of nothing but 0 would have no length. */
const countAxis = (most: number) => ({
  label: '장',
  grid: true,
  nice: true,
  domain: [0, Math.max(4, most)],
  interval: 1,
  tickFormat: 'd',
});

const KINDS = [
  ['fresh', '처음 봄', 'var(--accent)'],
  ['right', '기억함', 'var(--good)'],
  ['wrong', '잊음', 'var(--bad)'],
] as const;

export function answersPicture({ barY, ruleY }: Marks, days: readonly DayCount[]): Picture | null {
  const bars = days.flatMap((count) =>
    KINDS.map(([kind, name]) => ({ day: count.day, kind: name, count: count[kind] })),
  );
  if (bars.every(({ count }) => count === 0)) return null;
  const total = (kind: 'fresh' | 'right' | 'wrong') =>
    days.reduce((sum, day) => sum + day[kind], 0);
  return {
    alt: `최근 ${days.length}일 동안 처음 본 카드 ${total('fresh')}장, 기억한 카드 ${total('right')}장, 잊은 카드 ${total('wrong')}장`,
    options: {
      x: dayAxis(days),
      y: countAxis(Math.max(...days.map(({ right, wrong, fresh }) => right + wrong + fresh))),
      color: {
        legend: true,
        domain: KINDS.map(([, name]) => name),
        range: KINDS.map(([, , colour]) => colour),
      },
      marks: [barY(bars, { x: 'day', y: 'count', fill: 'kind' }), ruleY([0])],
    },
  };
}

export function forecastPicture(
  { barY, ruleY }: Marks,
  days: readonly { readonly day: number; readonly due: number }[],
): Picture | null {
  const busiest = days.reduce(
    (most, day) => (day.due > most.due ? day : most),
    days[0] ?? { day: 0, due: 0 },
  );
  const total = days.reduce((sum, { due }) => sum + due, 0);
  if (total === 0) return null;
  return {
    alt: `앞으로 ${days.length}일 동안 ${total}장이 돌아옵니다. 가장 많은 날은 ${dayName(busiest.day)}, ${busiest.due}장입니다`,
    options: {
      x: dayAxis(days),
      y: countAxis(busiest.due),
      marks: [barY(days, { x: 'day', y: 'due', fill: 'var(--accent)' }), ruleY([0])],
    },
  };
}

export function tagsPicture(
  { barX, ruleX, text }: Marks,
  tags: readonly TagShare[],
): Picture | null {
  const rows = tags
    .filter(({ asked }) => asked > 0)
    .map(({ tag, asked, remembered }) => ({ tag, asked, share: (100 * remembered) / asked }));
  if (rows.length === 0) return null;
  return {
    alt: rows.map(({ tag, share }) => `${tag} ${Math.round(share)}%`).join(', '),
    options: {
      height: 40 + rows.length * 28,
      marginLeft: 108,
      marginRight: 72,
      x: { label: '기억한 비율 (%)', domain: [0, 100], grid: true },
      y: { label: null, domain: rows.map(({ tag }) => tag) },
      marks: [
        barX(rows, { x: 'share', y: 'tag', fill: 'var(--accent)' }),
        text(rows, {
          x: 'share',
          y: 'tag',
          text: ({ asked, share }: (typeof rows)[number]) => `${Math.round(share)}% (${asked})`,
          textAnchor: 'start',
          dx: 4,
        }),
        ruleX([0]),
      ],
    },
  };
}
