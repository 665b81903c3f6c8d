import type { z } from 'zod/mini';

/** The rows that are whole; `damaged` counts the others, which stay where they are. */
export function wholeRows<T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]) {
  const whole: T[] = [];
  let damaged = 0;
  for (const row of rows) {
    const parsed = schema.safeParse(row);
    if (parsed.success) whole.push(parsed.data);
    else damaged++;
  }
  return { whole, damaged };
}
