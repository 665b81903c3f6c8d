import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { ConsoleView } from './console-view.tsx';
import { NodeTable } from './node-table.tsx';
import { OutputView } from './output-view.tsx';
import { Performance } from './performance.tsx';
import styles from './result-tabs.module.css';
import { type ResultTab, showTab, useResultTab } from './tab-store.ts';

function Trigger({
  value,
  count,
  children,
}: {
  readonly value: ResultTab;
  readonly count?: number;
  readonly children: string;
}) {
  return (
    <Tabs.Trigger value={value} className={styles.trigger}>
      {children}
      {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
    </Tabs.Trigger>
  );
}

export function ResultTabs({ arena }: { readonly arena: ReactNode }) {
  const tab = useResultTab((state) => state.tab);
  const lines = useLabSession((session) => session.lines.length);
  const outputs = useLabSession((session) => session.outputs.length);
  const nodes = useLabSession(({ reports }) =>
    Object.values(reports).reduce((sum, report) => sum + (report?.nodes.length ?? 0), 0),
  );

  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => showTab(value as ResultTab)}
      className={styles.tabs}
      activationMode="manual"
    >
      <Tabs.List className={styles.list} aria-label="실행 결과">
        <Trigger value="console" count={lines}>
          콘솔
        </Trigger>
        <Trigger value="output" count={outputs}>
          출력
        </Trigger>
        <Trigger value="arena">아레나</Trigger>
        <Trigger value="nodes" count={nodes}>
          노드
        </Trigger>
        <Trigger value="performance">성능</Trigger>
      </Tabs.List>
      <Tabs.Content value="console" className={styles.content}>
        <ConsoleView />
      </Tabs.Content>
      <Tabs.Content value="output" className={styles.content}>
        <OutputView />
      </Tabs.Content>
      <Tabs.Content value="arena" className={styles.content}>
        {arena}
      </Tabs.Content>
      <Tabs.Content value="nodes" className={styles.content}>
        <NodeTable />
      </Tabs.Content>
      <Tabs.Content value="performance" className={styles.content}>
        <Performance />
      </Tabs.Content>
    </Tabs.Root>
  );
}
