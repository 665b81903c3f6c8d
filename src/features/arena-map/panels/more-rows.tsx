import { formatInteger } from '@/shared/format/units.ts';
import styles from './panels.module.css';

interface MoreRowsProps {
  /** Rows that are not shown. */
  readonly left: number;
  readonly onMore: () => void;
}

/** The rest of a long table, asked for a part at a time; nothing where every row is shown. */
export function MoreRows({ left, onMore }: MoreRowsProps) {
  if (left <= 0) return null;
  return (
    <button type="button" className={styles.more} onClick={onMore}>
      {formatInteger(left)}개 더 있습니다. 더 보기
    </button>
  );
}
