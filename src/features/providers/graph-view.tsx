import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useState } from 'react';
import type { PlacedNode } from './placed-nodes.ts';
import { lookOf } from './provider-names.ts';
import styles from './providers.module.css';

interface GraphViewProps {
  readonly nodes: readonly PlacedNode[];
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
}

const BOX = { width: 148, height: 38 };

/** Layout happens in a worker of elk's own; the page only draws. */
async function layOut(nodes: readonly PlacedNode[], signal: AbortSignal): Promise<ElkNode> {
  const elk = new ELK({ workerUrl: elkWorker });
  signal.addEventListener('abort', () => elk.terminateWorker());
  const maker = new Map<string, number>();
  for (const { index, outputs } of nodes) for (const output of outputs) maker.set(output, index);
  const edges = nodes.flatMap(({ index, inputs }) =>
    inputs.flatMap((input) => {
      const source = maker.get(input);
      return source === undefined
        ? []
        : {
            id: `${source}-${index}-${input}`,
            sources: [String(source)],
            targets: [String(index)],
          };
    }),
  );
  try {
    return await elk.layout({
      id: 'graph',
      layoutOptions: {
        'elk.algorithm': 'layered',
        'elk.direction': 'RIGHT',
        'elk.layered.spacing.nodeNodeBetweenLayers': '32',
        'elk.spacing.nodeNode': '16',
      },
      children: nodes.map(({ index }) => ({ id: String(index), ...BOX })),
      edges,
    });
  } finally {
    elk.terminateWorker();
  }
}

/** The graph that runs, coloured by provider; the table beside it says the same in words. */
export default function GraphView({ nodes, pointed, onPoint }: GraphViewProps) {
  const [layout, setLayout] = useState<ElkNode | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const control = new AbortController();
    setFailed(false);
    layOut(nodes, control.signal).then(
      (laid) => !control.signal.aborted && setLayout(laid),
      () => !control.signal.aborted && setFailed(true),
    );
    return () => control.abort();
  }, [nodes]);

  if (failed) return <p className={styles.hint}>그래프를 배치하지 못했습니다. 표를 보세요.</p>;
  if (layout === null) return <div className={styles.graphSkeleton} />;
  const { width = 0, height = 0, children = [], edges = [] } = layout;
  return (
    <div className={styles.scroll}>
      <svg
        className={styles.graph}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`노드 ${nodes.length}개의 그래프. 내용은 아래 표와 같습니다.`}
      >
        {edges.map(({ id, sections = [] }) =>
          sections.map(({ startPoint, bendPoints = [], endPoint }) => (
            <polyline
              key={id}
              points={[startPoint, ...bendPoints, endPoint]
                .map(({ x, y }) => `${x},${y}`)
                .join(' ')}
            />
          )),
        )}
        {children.map(({ id, x = 0, y = 0 }) => {
          const node = nodes[Number(id)];
          if (node === undefined) return null;
          const { colour, sign } = lookOf(node.provider);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: pointing links to the table, which has it by keyboard.
            <g
              key={id}
              transform={`translate(${x} ${y})`}
              data-pointed={pointed === node.index}
              onMouseEnter={() => onPoint(node.index)}
              onMouseLeave={() => onPoint(null)}
            >
              <title>{`${node.op} ${node.name}, ${node.provider ?? ''}`}</title>
              <rect
                {...BOX}
                rx={6}
                stroke={colour}
                strokeDasharray={node.copy ? '4 3' : undefined}
              />
              <text x={10} y={16}>
                <tspan fill={colour}>{sign}</tspan> {node.op}
              </text>
              <text x={10} y={30} className={styles.graphName}>
                {node.name.length > 22 ? `${node.name.slice(0, 21)}…` : node.name}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
