import { Tabs } from 'radix-ui';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { usePaneLayout } from '@/shared/panes/use-pane-layout.ts';
import { useLabLink } from './lab-link.ts';
import styles from './lesson-page.module.css';

const WIDE = window.matchMedia('(min-width: 900px)');

function subscribe(onChange: () => void): () => void {
  WIDE.addEventListener('change', onChange);
  return () => WIDE.removeEventListener('change', onChange);
}

interface LessonLayoutProps {
  readonly text: ReactNode;
  readonly lab: ReactNode;
}

/** Two panes with a border to drag; on a narrow screen two tabs, both kept alive. */
export function LessonLayout({ text, lab }: LessonLayoutProps) {
  const wide = useSyncExternalStore(subscribe, () => WIDE.matches);
  const [tab, setTab] = useState('read');
  const panes = usePaneLayout('lesson');
  // What a word of the text points at is behind the other tab.
  useEffect(
    () => useLabLink.subscribe((now, before) => now.asked !== before.asked && setTab('lab')),
    [],
  );
  if (wide) {
    return (
      <div className={styles.columns}>
        <Group orientation="horizontal" id="lesson" {...panes}>
          <Panel id="text" defaultSize="40%" minSize="320px" className={styles.reading}>
            {text}
          </Panel>
          <Separator className={styles.border} aria-label="본문과 실험실의 경계" />
          <Panel id="lab" minSize="360px">
            {lab}
          </Panel>
        </Group>
      </div>
    );
  }
  return (
    <Tabs.Root value={tab} onValueChange={setTab} className={styles.narrow}>
      <Tabs.List className={styles.tabs} aria-label="화면">
        <Tabs.Trigger value="read">읽기</Tabs.Trigger>
        <Tabs.Trigger value="lab">실험</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="read" forceMount hidden={tab !== 'read'} className={styles.reading}>
        {text}
      </Tabs.Content>
      <Tabs.Content value="lab" forceMount hidden={tab !== 'lab'} className={styles.labPane}>
        {lab}
      </Tabs.Content>
    </Tabs.Root>
  );
}
