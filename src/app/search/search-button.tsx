import { Search } from 'lucide-react';
import { Suspense, useLayoutEffect, useState } from 'react';
import { latinKey } from '@/shared/browser/latin-key.ts';
import { lazyDialog } from '@/shared/ui/lazy-piece.tsx';
import styles from '../layout/header.module.css';

const SearchDialog = lazyDialog(() => import('./search-overlay.tsx'));

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the search, also by ⌘K or Ctrl+K from anywhere but the code editor's own chords. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  // The key works from the moment that the button is there to be seen.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (latinKey(event) !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button type="button" className={styles.search} onClick={() => setOpen(true)}>
        <Search size={16} aria-hidden />
        <span>검색</span>
        <kbd>{isMac ? '⌘' : 'Ctrl '}K</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
