import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import Chart from './chart.tsx';
import { answersPicture, forecastPicture, type Picture, tagsPicture } from './charts.ts';
import type { DayCount, TagShare } from './statistics.ts';

interface PlotsProps {
  readonly days: readonly DayCount[];
  readonly coming: readonly { readonly day: number; readonly due: number }[];
  readonly tags: readonly TagShare[];
}

interface DrawnProps {
  readonly title: string;
  readonly picture: Picture | null;
  /** Instead of axes with nothing in them. */
  readonly nothing: string;
}

function Drawn({ title, picture, nothing }: DrawnProps) {
  return (
    <section>
      <h2>{title}</h2>
      {picture === null ? <p>{nothing}</p> : <Chart {...picture} />}
    </section>
  );
}

/** The three pictures; they bring the plotting library with them. */
export default function Plots({ days, coming, tags }: PlotsProps) {
  const answers = useMemo(() => answersPicture(Plot, days), [days]);
  const forecast = useMemo(() => forecastPicture(Plot, coming), [coming]);
  const shares = useMemo(() => tagsPicture(Plot, tags), [tags]);
  return (
    <>
      <Drawn
        title="날마다 본 카드"
        picture={answers}
        nothing={`최근 ${days.length}일 동안 본 카드가 없습니다.`}
      />
      <Drawn
        title="앞으로 돌아올 카드"
        picture={forecast}
        nothing={`앞으로 ${coming.length}일 동안 돌아올 카드가 없습니다.`}
      />
      <Drawn
        title="주제별로 기억한 비율"
        picture={shares}
        nothing="두 번째로 보는 카드부터 셉니다. 아직 다시 본 카드가 없습니다."
      />
    </>
  );
}
