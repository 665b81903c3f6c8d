import { Menu, Monitor, Moon, Sun } from 'lucide-react';
import { Link, NavLink } from 'react-router';
import { chooseTheme, type ThemeChoice, useTheme } from '@/shared/theme/theme-store.ts';
import { SearchButton } from '../search/search-button.tsx';
import styles from './header.module.css';
import { NAVIGATION } from './navigation.ts';

const THEMES: Record<ThemeChoice, { label: string; next: ThemeChoice; Icon: typeof Sun }> = {
  system: { label: '시스템 설정', next: 'light', Icon: Monitor },
  light: { label: '밝게', next: 'dark', Icon: Sun },
  dark: { label: '어둡게', next: 'system', Icon: Moon },
};

function ThemeButton() {
  const choice = useTheme((state) => state.choice);
  const { label, next, Icon } = THEMES[choice];
  const text = `화면 테마: ${label}. 누르면 ${THEMES[next].label}로 바꿉니다`;
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={text}
      title={text}
      onClick={() => chooseTheme(next)}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}

function Links({ onFollow }: { readonly onFollow?: () => void }) {
  return NAVIGATION.map(({ to, label }) => (
    <NavLink
      key={to}
      to={to}
      end={to === '/'}
      onClick={onFollow}
      className={({ isActive }) => (isActive ? `${styles.link} ${styles.active}` : styles.link)}
    >
      {label}
    </NavLink>
  ));
}

export function Header() {
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.logo}>
        엣지 런타임 실험실
      </Link>
      <nav aria-label="주 메뉴" className={styles.nav}>
        <Links />
      </nav>
      <span className={styles.space} />
      <SearchButton />
      <ThemeButton />
      <button
        type="button"
        className={`${styles.icon} ${styles.menuButton}`}
        aria-label="메뉴 열기"
        popoverTarget="site-menu"
      >
        <Menu size={18} aria-hidden />
      </button>
      <nav id="site-menu" popover="auto" aria-label="메뉴" className={styles.menu}>
        <Links onFollow={() => document.getElementById('site-menu')?.hidePopover()} />
      </nav>
    </header>
  );
}
