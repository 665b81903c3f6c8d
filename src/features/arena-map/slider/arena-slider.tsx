import { useMemo } from 'react';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { LinkButton } from '@/shared/ui/link-button.tsx';
import { setArena, trialWorks, useArenaMap } from '../map-store.ts';
import { marksOf, whyNoSmallest } from './marks.ts';
import styles from './slider.module.css';

interface Mark {
  readonly key: string;
  readonly label: string;
  readonly bytes: number;
  readonly title: string;
  readonly tone: 'good' | 'plain';
}

function useMarks(): readonly Mark[] {
  const reference = useArenaMap((state) => state.reference);
  const smallest = useArenaMap((state) => state.smallest);
  const marks = useMemo(() => marksOf(reference, smallest), [reference, smallest]);
  const list: Mark[] = [];
  const add = (mark: Omit<Mark, 'bytes'>, bytes: number | null) => {
    if (bytes !== null) list.push({ ...mark, bytes });
  };
  add(
    {
      key: 'smallest',
      label: '최소 성공',
      title: '실제로 실행해서 찾은, 동작하는 가장 작은 크기',
      tone: 'good',
    },
    marks.smallest,
  );
  add(
    {
      key: 'used',
      label: '사용량',
      title: 'arena_used_bytes(): 할당이 끝난 뒤에 남아 있는 양',
      tone: 'plain',
    },
    marks.used,
  );
  add(
    {
      key: 'peak',
      label: '순간 최대',
      title: '할당하는 동안 임시 할당까지 더한 가장 큰 양. 정렬 여유가 들어 있습니다',
      tone: 'plain',
    },
    marks.peak,
  );
  return list;
}

/** How wide the range of the slider is: the marks sit in its upper part. */
const rangeOf = (marks: readonly Mark[], arenaBytes: number): number =>
  Math.max(
    256,
    Math.ceil(marks.reduce((most, { bytes }) => Math.max(most, bytes), 0) * 1.25),
    arenaBytes,
  );

function SearchState() {
  const searched = useArenaMap((state) => state.searched);
  const smallest = useArenaMap((state) => state.smallest);
  const reference = useArenaMap((state) => state.reference);
  if (searched !== null) {
    return (
      <p className={styles.note}>최소 성공 크기를 찾는 중입니다. {searched}번 실행했습니다.</p>
    );
  }
  if (reference === null) return null;
  if (smallest?.bytes == null) {
    return <p className={styles.note}>{whyNoSmallest(reference, smallest)}</p>;
  }
  return (
    <p className={styles.note}>
      {smallest.tries.length}번 실행해 찾았고, 1바이트 적은 {formatExactBytes(smallest.bytes - 1)}
      에서 실패하는 것을 확인했습니다.
      {smallest.probed > 0 &&
        smallest.smaller === null &&
        ` 더 작은 크기 ${formatInteger(smallest.probed)}가지도 모두 실패했습니다.`}
      {!smallest.contiguous && ` 성공하는 크기가 한 구간으로 이어지지 않습니다.`}
      {smallest.smaller !== null && (
        <>
          {' '}
          이보다 작은{' '}
          <LinkButton onClick={() => setArena(smallest.smaller ?? 0)}>
            {formatExactBytes(smallest.smaller)}
          </LinkButton>
          에서도 성공합니다.
        </>
      )}
    </p>
  );
}

/** Moving it runs the real engine at that size; the message below is the engine's own. */
export function ArenaSlider() {
  const arenaBytes = useArenaMap((state) => state.arenaBytes);
  const trial = useArenaMap((state) => state.trial);
  const smallest = useArenaMap((state) => state.smallest?.bytes ?? null);
  const marks = useMarks();
  const range = rangeOf(marks, arenaBytes);
  const share = (bytes: number) => `${(bytes / range) * 100}%`;
  const works = trialWorks(trial);

  return (
    <section className={styles.slider} aria-label="아레나 크기">
      <div className={styles.head}>
        <label className={styles.size}>
          아레나 크기
          <input
            type="number"
            min={0}
            step={1}
            value={arenaBytes}
            aria-label="아레나 크기(바이트)"
            onChange={({ currentTarget }) => {
              const bytes = currentTarget.valueAsNumber;
              if (Number.isFinite(bytes)) setArena(Math.min(bytes, 64 * 1024 * 1024));
            }}
          />
          바이트
        </label>
        <span className={styles.verdict} data-works={works} role="status">
          {trial === null ? '' : works ? '성공' : '실패'}
        </span>
        {marks.map(({ key, label, bytes, title, tone }) => (
          <Button
            key={key}
            size="sm"
            title={title}
            data-mark={key}
            data-tone={tone}
            onClick={() => setArena(bytes)}
          >
            {label} <b>{formatInteger(bytes)}</b>
          </Button>
        ))}
        {smallest !== null && (
          <Button size="sm" tone="quiet" onClick={() => setArena(smallest - 1)}>
            1바이트 모자라게
          </Button>
        )}
      </div>
      <div
        className={styles.track}
        data-known={smallest !== null}
        style={
          {
            '--failing': smallest === null ? '0%' : share(smallest),
          } as React.CSSProperties
        }
      >
        <input
          type="range"
          min={0}
          max={range}
          step={1}
          value={arenaBytes}
          aria-label="아레나 크기 조절"
          aria-valuetext={`${formatExactBytes(arenaBytes)}, ${works ? '성공' : '실패'}`}
          onChange={({ currentTarget }) => setArena(currentTarget.valueAsNumber)}
        />
        <div className={styles.marks} aria-hidden>
          {marks.map(({ key, bytes, tone }) => (
            <span
              key={key}
              data-tone={tone}
              data-key={key}
              style={{ insetInlineStart: share(bytes) }}
            />
          ))}
        </div>
      </div>
      <SearchState />
    </section>
  );
}
