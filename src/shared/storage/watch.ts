import { type Dexie, liveQuery } from 'dexie';

/**
 * Calls back with what a query finds, now and after each change in any tab; gives what ends it.
 * The database is opened first: of one that cannot be opened a live query alone would say nothing.
 */
export function watchDatabase<T>(
  database: Dexie,
  query: () => Promise<T>,
  onChange: (found: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let stop = () => {};
  let ended = false;
  // An older page in another tab holds it open: nothing would come, neither rows nor an error.
  const blocked = () => onError(new Error('다른 탭에 열린 옛 페이지를 닫아 주세요'));
  database.on('blocked', blocked);
  database.open().then(() => {
    if (!ended) stop = liveQuery(query).subscribe(onChange, onError).unsubscribe;
  }, onError);
  return () => {
    ended = true;
    database.on('blocked').unsubscribe(blocked);
    stop();
  };
}
