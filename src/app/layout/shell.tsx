import { Outlet, ScrollRestoration } from 'react-router';
import { Notices } from '@/shared/ui/notices.tsx';
import { Header } from './header.tsx';
import styles from './shell.module.css';

export function Shell() {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        본문으로 건너뛰기
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Notices />
      <ScrollRestoration />
    </div>
  );
}
