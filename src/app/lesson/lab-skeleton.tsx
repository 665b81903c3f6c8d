import styles from './lab-skeleton.module.css';

/** The lab's outline while it loads, in the same sizes. */
export function LabSkeleton() {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">실험실을 불러오는 중입니다</span>
      <div className={styles.bar} />
      <div className={styles.editor} />
    </div>
  );
}
