/** Providers in order of preference. The CPU is always the last resort, so the list is never empty. */

const LAST_RESORT = 'wasm';
/** Its backend shares a session with no other. */
const ALONE = 'webgl';

/** With a provider more, before the last resort; or with one less. */
export function toggled(order: readonly string[], id: string): string[] {
  if (order.includes(id)) {
    const rest = order.filter((one) => one !== id);
    return rest.length === 0 ? [LAST_RESORT] : rest;
  }
  if (id === ALONE) return [ALONE];
  const others = order.filter((one) => one !== ALONE);
  return others.at(-1) === LAST_RESORT
    ? [...others.slice(0, -1), id, LAST_RESORT]
    : [...others, id];
}

/** One place further to the front. */
export function preferred(order: readonly string[], id: string): string[] {
  const at = order.indexOf(id);
  return at <= 0
    ? [...order]
    : [...order.slice(0, at - 1), id, order[at - 1] ?? '', ...order.slice(at + 1)];
}
