import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { DeclaredModule } from './declared.ts';
import { families } from './fold.ts';
import { MODULES } from './modules.ts';
import styles from './reference.module.css';

interface Entry {
  readonly id: string;
  readonly label: string;
  /** Whether it leads to what this anchor names. */
  readonly holds: (place: string) => boolean;
}

/** Without a filter the exports; with one, members too, by the name that they are called by. */
function entriesOf({ exports }: DeclaredModule, filter: string): Entry[] {
  if (filter === '') {
    return families(exports).map(({ items, folded }) => {
      const { id = '', name = '' } = items[0] ?? {};
      return {
        id,
        label: folded ? `${name} … ${items.at(-1)?.name}` : name,
        holds: (place) => items.some((item) => `${place}.`.startsWith(`${item.id}.`)),
      };
    });
  }
  return exports
    .flatMap((one) => [
      { id: one.id, label: one.name },
      ...one.members.map(({ id, name }) => ({ id, label: `${one.name}.${name}` })),
    ])
    .filter(({ label }) => label.toLowerCase().includes(filter))
    .map((entry) => ({ ...entry, holds: (place) => place === entry.id }));
}

interface ContentsProps {
  /** The anchor in the address. */
  readonly place: string;
  /** What stands below our modules. */
  readonly others: readonly string[];
}

export function Contents({ place, others }: ContentsProps) {
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed).trim().toLowerCase();
  const parts = MODULES.map((module) => ({
    name: module.name,
    entries: entriesOf(module, filter),
  })).filter(({ entries }) => entries.length > 0);
  const list = useRef<HTMLDivElement>(null);
  // The list alone: the page scrolls to the place itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place, another link.
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current === null || !link) return;
    list.current.scrollTop = link.offsetTop - list.current.clientHeight / 2;
  }, [place]);
  return (
    <nav className={styles.contents} aria-label="API 차례">
      <input
        type="search"
        aria-label="이름으로 거르기"
        placeholder="이름으로 거르기"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div className={styles.list} ref={list}>
        {parts.map(({ name, entries }) => (
          <div key={name}>
            <Link to={`#${name}`} className={styles.module}>
              {name}
            </Link>
            <ul>
              {entries.map(({ id, label, holds }) => (
                <li key={id}>
                  <Link to={`#${id}`} aria-current={holds(place) ? 'location' : undefined}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        {filter === '' &&
          others.map((name) => (
            <Link key={name} to={`#${name}`} className={styles.module}>
              {name}
            </Link>
          ))}
      </div>
      <p role="status" className={parts.length === 0 ? styles.none : 'visually-hidden'}>
        {filter === ''
          ? ''
          : parts.length === 0
            ? `'${typed.trim()}'이 든 이름이 없습니다.`
            : `${parts.flatMap(({ entries }) => entries).length}개의 이름`}
      </p>
    </nav>
  );
}
