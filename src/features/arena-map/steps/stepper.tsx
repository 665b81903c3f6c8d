import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ArenaEvent } from '@/runtime/contract/arena.ts';
import type { TraceView } from '@/runtime/contract/arena-words.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showEvent, useArenaMap } from '../map-store.ts';
import { lastOfAllocate } from '../plan/arena-state.ts';
import { PHASE_LABELS, sentenceOf } from './sentences.ts';
import styles from './stepper.module.css';

/** Milliseconds an event stays while it is played. */
const SPEEDS = { slow: 900, normal: 350, fast: 60 } as const;
type Speed = keyof typeof SPEEDS;
const SPEED_LABELS: Readonly<Record<Speed, string>> = {
  slow: '느리게',
  normal: '보통',
  fast: '빠르게',
};
/** Rows of the list around the event that is shown. */
const AROUND = 5;

/** The events of AllocateTensors one after the other, forwards and backwards. */
export function Stepper({ trace }: { readonly trace: TraceView }) {
  const model = useArenaMap((state) => state.model);
  const event = useArenaMap((state) => state.event);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('normal');
  const last = lastOfAllocate(trace);
  const at = Math.min(last, event ?? last);
  const go = (to: number) => {
    setPlaying(false);
    showEvent(Math.min(last, Math.max(0, to)));
  };

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = useArenaMap.getState().event ?? -1;
      if (now >= last) setPlaying(false);
      else showEvent(now + 1);
    }, SPEEDS[speed]);
    return () => clearInterval(timer);
  }, [playing, speed, last]);

  const shown = trace.events.at(at);
  if (shown === undefined) return <p>기록된 사건이 없습니다.</p>;
  const from = Math.max(0, at - AROUND);
  const listed = Array.from({ length: Math.min(last, at + AROUND) + 1 - from }, (_, i) => ({
    one: trace.events.at(from + i) as ArenaEvent,
    place: from + i,
  }));

  return (
    <section className={styles.stepper} aria-label="AllocateTensors 단계별 보기">
      <div className={styles.controls}>
        <Button size="sm" aria-label="처음으로" onClick={() => go(0)}>
          <SkipBack size={14} aria-hidden />
        </Button>
        <Button size="sm" aria-label="이전 사건" disabled={at <= 0} onClick={() => go(at - 1)}>
          <StepBack size={14} aria-hidden />
        </Button>
        <Button
          size="sm"
          tone="primary"
          onClick={() => {
            if (!playing && at >= last) showEvent(0);
            setPlaying(!playing);
          }}
        >
          {playing ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
          {playing ? '멈춤' : '재생'}
        </Button>
        <Button size="sm" aria-label="다음 사건" disabled={at >= last} onClick={() => go(at + 1)}>
          <StepForward size={14} aria-hidden />
        </Button>
        <Button size="sm" aria-label="끝으로" onClick={() => go(last)}>
          <SkipForward size={14} aria-hidden />
        </Button>
        <label>
          속도{' '}
          <select
            value={speed}
            onChange={({ currentTarget }) => setSpeed(currentTarget.value as Speed)}
          >
            {Object.entries(SPEED_LABELS).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <input
          className={styles.range}
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label="사건 고르기"
          aria-valuetext={sentenceOf(shown, model)}
          onChange={({ currentTarget }) => go(currentTarget.valueAsNumber)}
        />
        <span className={styles.count}>
          {formatInteger(at + 1)} / {formatInteger(last + 1)}
        </span>
      </div>
      <p className={styles.sentence} data-ok={!('ok' in shown) || shown.ok}>
        <b>{PHASE_LABELS[shown.phase]}</b> {sentenceOf(shown, model)}
      </p>
      <ol className={styles.list}>
        {listed.map(({ one, place }) => (
          <li key={place} data-now={place === at} data-ok={!('ok' in one) || one.ok}>
            <button type="button" onClick={() => go(place)}>
              <span className={styles.count}>{formatInteger(place + 1)}</span>
              {sentenceOf(one, model)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
