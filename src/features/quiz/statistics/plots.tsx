import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import Chart from './chart.tsx';
import { answersPicture, forecastPicture, tagsPicture } from './charts.ts';
import type { DayCount, TagShare } from './statistics.ts';

interface PlotsProps {
  readonly days: readonly DayCount[];
  readonly coming: readonly { readonly day: number; readonly due: number }[];
  readonly tags: readonly TagShare[];
}

/** The three pictures; they bring the plotting library with them. */
export default function Plots({ days, coming, tags }: PlotsProps) {
  const answers = useMemo(() => answersPicture(Plot, days), [days]);
  const forecast = useMemo(() => forecastPicture(Plot, coming), [coming]);
  const shares = useMemo(() => tagsPicture(Plot, tags), [tags]);
  return (
    <>
      <section>
        <h2>날마다 본 카드</h2>
        <Chart {...answers} />
      </section>
      <section>
        <h2>앞으로 돌아올 카드</h2>
        <Chart {...forecast} />
      </section>
      <section>
        <h2>주제별로 기억한 비율</h2>
        {shares.alt === '' ? (
          <p>두 번째로 보는 카드부터 셉니다. 아직 다시 본 카드가 없습니다.</p>
        ) : (
          <Chart {...shares} />
        )}
      </section>
    </>
  );
}
