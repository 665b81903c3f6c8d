import { Suspense, useMemo, useState } from 'react';
import type { ModelGraph } from '@/runtime/contract/placement.ts';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { BeforeAfter } from './before-after.tsx';
import type { GraphBox } from './graph-view.tsx';
import { NodeTable } from './node-table.tsx';
import type { PlacedNode } from './placed-nodes.ts';
import { PlacementSummary } from './placement-summary.tsx';
import { lookOf } from './provider-names.ts';
import { type Inspected, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

const GraphView = lazyPiece(() => import('./graph-view.tsx'));

const runningBoxes = (nodes: readonly PlacedNode[]): GraphBox[] =>
  nodes.map((node) => ({
    ...node,
    ...lookOf(node.provider),
    title: `${node.op} ${node.name}, ${node.provider ?? ''}`,
    dashed: node.copy,
  }));

/** Nodes of the file in the colour of where they went; those that nothing stands for are grey. */
function originalBoxes({ nodes }: ModelGraph, running: readonly PlacedNode[]): GraphBox[] {
  const standIn = new Map(
    running.flatMap((node) => node.origins.map((origin) => [origin, node] as const)),
  );
  return nodes.map(({ op, name, inputs, outputs }, index) => {
    const node = standIn.get(index);
    const look = node === undefined ? { colour: 'var(--ink-3)', sign: '×' } : lookOf(node.provider);
    const fate =
      node === undefined
        ? '미리 계산되어 사라졌습니다'
        : node.op === op
          ? (node.provider ?? '')
          : `${node.op}의 일부, ${node.provider ?? ''}`;
    return {
      op,
      name,
      inputs,
      outputs,
      ...look,
      title: `${op} ${name}, ${fate}`,
      dashed: node === undefined,
    };
  });
}

const NONE: ReadonlySet<number> = new Set();

/** Both graphs of a session, linked: what a node was made of, and what became of it. */
function Graphs({
  inspected: { report, nodes, webgl },
  pointed,
  onPoint,
}: {
  readonly inspected: Inspected;
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
}) {
  const running = useMemo(() => runningBoxes(nodes), [nodes]);
  const original = useMemo(() => originalBoxes(report.original, nodes), [report, nodes]);
  const origins = pointed === null ? NONE : new Set(nodes[pointed]?.origins);
  const pointOriginal = (index: number | null) => {
    const found = nodes.findIndex((node) => index !== null && node.origins.includes(index));
    onPoint(found < 0 ? null : found);
  };
  return (
    <>
      {report.original.format === 'onnx' && (
        <details className={styles.log} open={!webgl}>
          <summary>원래 그래프, 노드 {report.original.nodes.length}개</summary>
          <GraphView
            label="원래 그래프"
            boxes={original}
            pointed={origins}
            onPoint={pointOriginal}
          />
        </details>
      )}
      {!webgl && (
        <details className={styles.log} open>
          <summary>실행하는 그래프, 노드 {nodes.length}개</summary>
          <GraphView
            label="실행하는 그래프"
            boxes={running}
            pointed={pointed === null ? NONE : new Set([pointed])}
            onPoint={onPoint}
          />
        </details>
      )}
    </>
  );
}

/** Where every node went: from the runtime's own log, its saved graph and its profile. */
export function PlacementView() {
  const { inspected, before } = useProviders();
  const [pointed, setPointed] = useState<number | null>(null);
  if (inspected === null) return null;
  return (
    <section aria-labelledby="placement">
      <h2 id="placement">
        배치 <code>{inspected.file}</code>
      </h2>
      <PlacementSummary inspected={inspected} />
      {before !== null && <BeforeAfter before={before} after={inspected} />}
      <Suspense fallback={<div className={styles.graphSkeleton} />}>
        <Graphs inspected={inspected} pointed={pointed} onPoint={setPointed} />
      </Suspense>
      <NodeTable inspected={inspected} pointed={pointed} onPoint={setPointed} />
      {inspected.report.log.length > 0 && (
        <details className={styles.log}>
          <summary>런타임의 로그 {inspected.report.log.length}줄</summary>
          <pre>{inspected.report.log.join('\n')}</pre>
        </details>
      )}
    </section>
  );
}
