import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** Left out where the children have a heading of their own. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** What a panel shows while it has nothing: what will be here, and what to do for it. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {title !== undefined && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  );
}
