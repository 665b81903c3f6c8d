import { Tabs } from 'radix-ui';
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import type { TraceView } from '@/runtime/contract/arena-words.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import styles from './arena-map.module.css';
import { failureOf } from './failure.ts';
import { BLOCK_KINDS, type MemoryKind } from './kinds.ts';
import { ArenaBar } from './map/arena-bar.tsx';
import { Legend } from './map/legend.tsx';
import { Patterns } from './map/patterns.tsx';
import { PointedNote } from './map/pointed-note.tsx';
import { TimeMap } from './map/time-map.tsx';
import { type ArenaTab, openTab, useArenaMap } from './map-store.ts';
import { BufferTable } from './panels/buffer-table.tsx';
import { RefusedModel } from './panels/refused-model.tsx';
import { arenaAfter, lastOfAllocate } from './plan/arena-state.ts';
import { type PlanView, samePlan, viewPlan } from './plan/plan-view.ts';
import { ArenaSlider } from './slider/arena-slider.tsx';
import { Messages } from './slider/messages.tsx';
import { Stepper } from './steps/stepper.tsx';

const ValuesPanel = lazyPiece(() => import('./values/values-panel.tsx'));
const PlannerPanel = lazyPiece(() => import('./planner/planner-panel.tsx'));
const ResolverPanel = lazyPiece(() => import('./resolver/resolver-panel.tsx'));
const BoardsPanel = lazyPiece(() => import('./boards/boards-panel.tsx'));
const DeployPanel = lazyPiece(() => import('./deploy/deploy-panel.tsx'));
const ExportPanel = lazyPiece(() => import('./export/export-panel.tsx'));

const MEMORY_KINDS: readonly MemoryKind[] = [...BLOCK_KINDS, 'persistent', 'temp', 'free'];

function Pane({ value, children }: { readonly value: ArenaTab; readonly children: ReactNode }) {
  return (
    <Tabs.Content value={value} className={styles.pane}>
      <Suspense fallback={<div className={styles.waiting}>불러오는 중입니다.</div>}>
        {children}
      </Suspense>
    </Tabs.Content>
  );
}

interface DetailsProps {
  readonly view: PlanView;
  readonly trial: ArenaTrial;
  readonly trace: TraceView;
  readonly borrowed: boolean;
}

/** What can be done with the map, below it: drawn after the pictures, in a turn of its own. */
function Details({ view, trial, trace, borrowed }: DetailsProps) {
  const hasFile = useArenaMap((state) => state.file !== null);
  const tab = useArenaMap((state) => state.tab);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  if (!drawn) return <div className={styles.waiting} />;
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => openTab(value as ArenaTab)}
      activationMode="manual"
    >
      <Tabs.List className={styles.tabs} aria-label="지도 자세히 보기">
        <Tabs.Trigger value="buffers">버퍼</Tabs.Trigger>
        <Tabs.Trigger value="steps">준비 과정</Tabs.Trigger>
        {hasFile && <Tabs.Trigger value="values">값</Tabs.Trigger>}
        {hasFile && <Tabs.Trigger value="planner">계획</Tabs.Trigger>}
        <Tabs.Trigger value="resolver">리졸버</Tabs.Trigger>
        {hasFile && <Tabs.Trigger value="boards">보드</Tabs.Trigger>}
        {hasFile && <Tabs.Trigger value="deploy">배포</Tabs.Trigger>}
        <Tabs.Trigger value="export">내보내기</Tabs.Trigger>
      </Tabs.List>
      <Pane value="buffers">
        <BufferTable view={view} />
      </Pane>
      <Pane value="steps">
        <Stepper trace={trace} />
      </Pane>
      <Pane value="values">
        <ValuesPanel view={view} />
      </Pane>
      <Pane value="planner">
        <PlannerPanel view={view} />
      </Pane>
      <Pane value="resolver">
        <ResolverPanel />
      </Pane>
      <Pane value="boards">
        <BoardsPanel />
      </Pane>
      <Pane value="deploy">
        <DeployPanel />
      </Pane>
      <Pane value="export">
        <ExportPanel view={view} trial={trial} borrowed={borrowed} />
      </Pane>
    </Tabs.Root>
  );
}

/** Both pictures of the arena of one model, and everything that can be done with them. */
export function ArenaMap() {
  const model = useArenaMap((state) => state.model);
  const trial = useArenaMap((state) => state.trial);
  const reference = useArenaMap((state) => state.reference);
  const event = useArenaMap((state) => state.event);
  const opening = useArenaMap((state) => state.opening);
  const hasFile = useArenaMap((state) => state.file !== null);
  const refusal = useArenaMap((state) => state.refusal);

  const trace = trial?.trace ?? null;
  // Where memory runs out while planning, the plan ends in the middle: nothing was placed by it.
  const borrowed = (trace?.plan.length ?? 0) < (reference?.trace.plan.length ?? 0);
  // One and the same plan, read twice, is drawn once.
  const plan =
    borrowed || samePlan(trace?.plan, reference?.trace.plan) ? reference?.trace.plan : trace?.plan;
  const view = useMemo(() => viewPlan(plan ?? [], model), [plan, model]);
  const failure = useMemo(() => failureOf(trace, model, view.columns), [trace, model, view]);
  const atEnd = useMemo(
    () => (trace === null ? null : arenaAfter(trace, lastOfAllocate(trace))),
    [trace],
  );
  const state = useMemo(
    () => (trace === null || event === null ? atEnd : arenaAfter(trace, event)),
    [trace, event, atEnd],
  );

  if (opening && trial === null) {
    return <div className={styles.skeleton} role="status" aria-label="모델을 여는 중입니다" />;
  }
  if (trial === null && refusal.length > 0) return <RefusedModel />;
  if (trial === null || trace === null || state === null)
    return <EmptyState title="아직 지도가 없습니다" />;

  return (
    <div className={styles.map} data-arena-map>
      <Patterns />
      {refusal.length > 0 && (
        <pre className={styles.refusal} role="alert">
          {refusal.join('\n')}
        </pre>
      )}
      <RefusedModel />
      <Legend kinds={MEMORY_KINDS} />
      <div className={styles.pictures}>
        <TimeMap
          view={view}
          failure={failure}
          state={state}
          trace={trace}
          borrowed={borrowed}
          unplanned={event !== null && state.headCategory !== 'plan'}
        />
        <ArenaBar
          state={state}
          failure={failure !== null && (event === null || event >= failure.event) ? failure : null}
          deepestTemp={atEnd?.deepestTemp ?? 0}
          view={!borrowed && state.headCategory === 'plan' ? view : null}
        />
      </div>
      <PointedNote view={view} state={state} borrowed={borrowed} />
      {hasFile && <ArenaSlider />}
      <Messages failure={failure} />
      <Details view={view} trial={trial} trace={trace} borrowed={borrowed} />
    </div>
  );
}
