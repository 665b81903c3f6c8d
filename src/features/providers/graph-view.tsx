import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import styles from './providers.module.css';

/** A box of the picture: a node of the file, or one that runs. */
export interface GraphBox {
  readonly op: string;
  readonly name: string;
  /** What its outline says. */
  readonly title: string;
  readonly colour: string;
  readonly sign: string;
  readonly dashed: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

interface GraphViewProps {
  readonly label: string;
  readonly boxes: readonly GraphBox[];
  readonly pointed: ReadonlySet<number>;
  readonly onPoint: (index: number | null) => void;
}

const BOX = { width: 148, height: 38 };
/** Larger graphs take long to lay out and nobody reads them: the table has all of them. */
const LARGEST_GRAPH = 800;

/** Layout happens in a worker of elk's own; the page only draws. */
async function layOut(boxes: readonly GraphBox[], signal: AbortSignal): Promise<ElkNode> {
  const elk = new ELK({ workerUrl: elkWorker });
  signal.addEventListener('abort', () => elk.terminateWorker());
  const maker = new Map<string, number>();
  for (const [index, { outputs }] of boxes.entries()) {
    for (const output of outputs) maker.set(output, index);
  }
  const edges = boxes.flatMap(({ inputs }, index) =>
    inputs.flatMap((input, place) => {
      const source = maker.get(input);
      return source === undefined
        ? []
        : {
            id: `${source}-${index}-${place}`,
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
      children: boxes.map((_, index) => ({ id: String(index), ...BOX })),
      edges,
    });
  } finally {
    elk.terminateWorker();
  }
}

/** To the node before or after, in the order in which they run. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const boxes = [...event.currentTarget.querySelectorAll<SVGGElement>('g[tabindex]')];
  const at = boxes.indexOf(event.target as SVGGElement);
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: boxes.length - 1,
  }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  boxes[to]?.focus();
}

/** A graph with its nodes in colour; the table beside it says the same in words. */
export default function GraphView({ label, boxes, pointed, onPoint }: GraphViewProps) {
  const [layout, setLayout] = useState<ElkNode | null>(null);
  const [failed, setFailed] = useState(false);
  /** The one box that Tab comes to. */
  const [entry, setEntry] = useState(0);
  const tooLarge = boxes.length > LARGEST_GRAPH;
  useEffect(() => {
    if (tooLarge) return;
    const control = new AbortController();
    setFailed(false);
    setLayout(null);
    layOut(boxes, control.signal).then(
      (laid) => !control.signal.aborted && setLayout(laid),
      () => !control.signal.aborted && setFailed(true),
    );
    return () => control.abort();
  }, [boxes, tooLarge]);

  if (tooLarge) {
    return (
      <p className={styles.hint}>
        노드가 {boxes.length}개라 그림으로는 읽을 수 없습니다. 아래 표를 보세요.
      </p>
    );
  }
  if (failed) return <p className={styles.hint}>그래프를 배치하지 못했습니다. 표를 보세요.</p>;
  if (layout === null) return <div className={styles.graphSkeleton} />;
  const { width = 0, height = 0, children = [], edges = [] } = layout;
  return (
    <Scrolled label={label}>
      <div
        role="listbox"
        aria-label={`${label}: 노드 ${boxes.length}개. 화살표로 옮겨 다닙니다. 내용은 아래 표와 같습니다.`}
        tabIndex={-1}
        onKeyDown={moveFocus}
      >
        <svg
          className={styles.graph}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <title>{label}</title>
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
            const index = Number(id);
            const box = boxes[index];
            if (box === undefined) return null;
            return (
              <g
                key={id}
                role="option"
                aria-label={box.title}
                aria-selected={pointed.has(index)}
                tabIndex={index === Math.min(entry, boxes.length - 1) ? 0 : -1}
                transform={`translate(${x} ${y})`}
                data-pointed={pointed.has(index)}
                onMouseEnter={() => onPoint(index)}
                onMouseLeave={() => onPoint(null)}
                onFocus={() => {
                  setEntry(index);
                  onPoint(index);
                }}
                onBlur={() => onPoint(null)}
              >
                <title>{box.title}</title>
                <rect
                  {...BOX}
                  rx={6}
                  stroke={box.colour}
                  strokeDasharray={box.dashed ? '4 3' : undefined}
                />
                <text x={10} y={16}>
                  <tspan fill={box.colour}>{box.sign}</tspan> {box.op}
                </text>
                <text x={10} y={30} className={styles.graphName}>
                  {box.name.length > 22 ? `${box.name.slice(0, 21)}…` : box.name}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </Scrolled>
  );
}
