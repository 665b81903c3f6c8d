import { X } from 'lucide-react';
import { dismissNotice, useNotices } from './notice-store.ts';
import styles from './notices.module.css';

/** Stays until it is closed: an error nobody had time to read is no error text. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {notices.map(({ id, tone, text }) => (
        <div key={id} className={styles.notice} data-tone={tone}>
          <span>{text}</span>
          <button type="button" aria-label="알림 닫기" onClick={() => dismissNotice(id)}>
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
