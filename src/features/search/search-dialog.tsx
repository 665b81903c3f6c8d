import { Dialog } from 'radix-ui';
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import type { SearchHit, SearchIndex } from '@/shared/search/search-index.ts';
import { useOpener } from '@/shared/ui/use-opener.ts';
import styles from './search-dialog.module.css';

interface SearchDialogProps {
  readonly loadIndex: () => Promise<SearchIndex>;
  /** What is searched elsewhere, and comes later. */
  readonly searchMore: (query: string, limit: number) => Promise<readonly SearchHit[]>;
  readonly onClose: () => void;
}

const HITS = 20;
const MORE_HITS = 10;

/** Over lessons, the student's notes, cards and the runtimes' API. Arrows choose, Enter opens. */
export default function SearchDialog({ loadIndex, searchMore, onClose }: SearchDialogProps) {
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState<SearchIndex | 'failed' | null>(null);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const asked = useDeferredValue(query);

  useEffect(() => {
    loadIndex().then(setIndex, () => setIndex('failed'));
  }, [loadIndex]);

  const searchNow = useCallback(
    (text: string) =>
      index === null || index === 'failed' || text === '' ? [] : index.search(text, HITS),
    [index],
  );
  const own = useMemo(() => searchNow(asked), [searchNow, asked]);
  const [more, setMore] = useState<{ asked: string; hits: readonly SearchHit[] } | null>(null);
  useEffect(() => {
    if (asked.trim() === '') return;
    let current = true;
    // Without storage there is nothing more to search.
    searchMore(asked, MORE_HITS).then(
      (hits) => current && setMore({ asked, hits }),
      () => current && setMore({ asked, hits: [] }),
    );
    return () => {
      current = false;
    };
  }, [asked, searchMore]);
  const complete = more?.asked === asked;
  const hits = complete ? [...own, ...more.hits] : own;
  const backToOpener = useOpener();
  const followed = useRef(false);
  const open = (hit: SearchHit) => {
    followed.current = true;
    onClose();
    void navigate(hit.to);
  };
  const press = (event: KeyboardEvent) => {
    // The last syllable is still being typed; the key belongs to the keyboard's own window.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      const next = (chosen + step + hits.length) % hits.length;
      setChosen(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key !== 'Enter') return;
    // Enter may come before the list has followed the query: what is opened is of the query.
    const hit = asked === query ? hits[chosen] : searchNow(query)[0];
    if (hit !== undefined) open(hit);
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          // A place that was opened takes the focus, or the page that it is in.
          onCloseAutoFocus={(event) => {
            if (followed.current) event.preventDefault();
            else backToOpener(event);
          }}
        >
          <Dialog.Title className="visually-hidden">검색</Dialog.Title>
          <input
            type="search"
            role="combobox"
            aria-expanded={hits.length > 0}
            aria-controls="search-hits"
            aria-activedescendant={hits.length > 0 ? `search-hit-${chosen}` : undefined}
            aria-label="강의, 노트, 카드, API 검색"
            placeholder="강의, 노트, 카드, API 검색"
            value={query}
            onChange={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={press}
          />
          <div
            id="search-hits"
            ref={list}
            role="listbox"
            aria-label="검색 결과"
            className={styles.hits}
          >
            {hits.map((hit, position) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's.
              <div
                key={hit.id}
                id={`search-hit-${position}`}
                role="option"
                tabIndex={-1}
                aria-selected={position === chosen}
                onMouseMove={() => setChosen(position)}
                onClick={() => open(hit)}
              >
                <span className={styles.kind}>{hit.kind}</span>
                <b>{hit.title}</b>
                <span className={styles.excerpt}>{hit.excerpt}</span>
              </div>
            ))}
          </div>
          <p className={styles.status} role="status">
            {index === 'failed'
              ? '검색할 내용을 불러오지 못했습니다. 네트워크를 확인하고 다시 열어 주세요.'
              : index === null
                ? '검색할 내용을 여는 중입니다'
                : asked === ''
                  ? '낱말의 일부, 영어 이름, 한 글자쯤 틀린 철자로도 찾습니다.'
                  : hits.length === 0 && !complete
                    ? '찾는 중입니다'
                    : hits.length === 0
                      ? `'${asked}'에 맞는 내용이 없습니다.`
                      : `${hits.length}개를 찾았습니다.`}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
