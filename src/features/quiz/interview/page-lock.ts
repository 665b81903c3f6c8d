/**
 * Which pages are in the middle of which interview. A page holds a lock as long as it is at one, and
 * loses it when it is closed, reloaded or crashes. Where a browser has no locks every page counts as left.
 */

const nameOf = (id: string): string => `interview:${id}`;

const locks = (): LockManager | null =>
  typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;

/** Holds an interview until the function that it gives is called. */
export function hold(id: string): () => void {
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  locks()
    ?.request(nameOf(id), () => left)
    .catch(() => {});
  return () => leave();
}

/** Whether no page is at it. */
export async function isLeft(id: string): Promise<boolean> {
  return (
    (await locks()?.request(nameOf(id), { ifAvailable: true }, (lock) => lock !== null)) ?? true
  );
}

/** Resolves when the page that is at it leaves. */
export async function untilLeft(id: string): Promise<void> {
  await locks()?.request(nameOf(id), () => {});
}
