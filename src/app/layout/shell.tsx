import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Notices } from '@/shared/ui/notices.tsx';
import { Header } from './header.tsx';
import styles from './shell.module.css';

export function Shell() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  // The link that was followed went with its page: who goes by keyboard begins where the new one does.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={styles.shell}>
      {/* No link: the address stays as it is, whose fragment may hold code. */}
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        본문으로 건너뛰기
      </button>
      <Header />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Notices />
      <ScrollRestoration />
    </div>
  );
}
