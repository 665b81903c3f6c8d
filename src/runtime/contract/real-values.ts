/**
 * Real numbers in an array that holds every value of the tensor's type as it is: integers of 64 bits
 * as such, those of 32 bits and doubles as doubles, and all the rest as float32.
 */
export type RealValues = Float32Array | Float64Array | BigInt64Array | BigUint64Array;

/** How far two values are apart; integers of 64 bits are not rounded before. */
export function distance(a: number | bigint, b: number | bigint): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return Number(a > b ? a - b : b - a);
  // The same infinity, or no number on either side: their difference would be none.
  return Object.is(a, b) ? 0 : Math.abs(Number(a) - Number(b));
}

/** Over two tensors of one length; null where they are not. */
export function largestDistance(a: RealValues, b: RealValues | undefined): number | null {
  if (a.length !== b?.length) return null;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, distance(a[i] ?? 0, b[i] ?? 0));
  }
  return largest;
}
