import { memo, useMemo } from 'react';
import { outlineOf } from '../layout/outline.ts';
import type { BlockShape, TimeMapShapes } from '../layout/time-map.ts';
import { goneBlocks } from '../plan/gone.ts';
import type { PlanView } from '../plan/plan-view.ts';
import styles from './map.module.css';

/** Blocks to a path: while a step is dragged all but one of the paths stay as they are. */
const CHUNK = 64;

interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly members: readonly { readonly from: number; readonly shape: BlockShape }[];
  readonly path: string;
}

function chunksOf(view: PlanView, byId: ReadonlyMap<number, BlockShape>): Chunk[] {
  const members = goneBlocks(view)
    .flatMap(({ block, from }) => {
      const shape = byId.get(block.id);
      return shape === undefined ? [] : [{ from, shape }];
    })
    .sort((a, b) => a.from - b.from);
  const chunks: Chunk[] = [];
  for (let at = 0; at < members.length; at += CHUNK) {
    const part = members.slice(at, at + CHUNK);
    chunks.push({
      first: part[0]?.from ?? 0,
      last: part.at(-1)?.from ?? 0,
      members: part,
      path: outlineOf(
        part.map(({ shape }) => shape),
        2,
      ),
    });
  }
  return chunks;
}

const ChunkPath = memo(function ChunkPath({ path, dense }: { path: string; dense: boolean }) {
  return <path className={styles.gone} d={path} data-dense={dense} />;
});

/** Blocks whose bytes are another's by a step. */
export function GoneMarks({
  view,
  shapes,
  time,
}: {
  readonly view: PlanView;
  readonly shapes: TimeMapShapes;
  readonly time: number;
}) {
  const chunks = useMemo(
    () => chunksOf(view, new Map(shapes.blocks.map((shape) => [shape.id, shape]))),
    [view, shapes],
  );
  // Dashes around thousands of blocks would be all one sees, and slow to draw.
  const dense = view.blocks.length > CHUNK;
  return chunks.map(({ first, last, members, path }) => {
    if (time < first) return null;
    const shown =
      last <= time
        ? path
        : outlineOf(
            members.filter(({ from }) => from <= time).map(({ shape }) => shape),
            2,
          );
    return <ChunkPath key={members[0]?.shape.id} path={shown} dense={dense} />;
  });
}
