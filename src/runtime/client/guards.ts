/**
 * Checks of plain data by shape. Written out rather than taken from a schema library: traces have
 * tens of thousands of records, which a schema without generated code (the page's policy refuses
 * it) takes longer to walk than the page has time for.
 */
export type Guard<T> = (value: unknown) => value is T;

const is =
  <T>(check: (value: unknown) => boolean): Guard<T> =>
  (value): value is T =>
    check(value);

export const text = is<string>((value) => typeof value === 'string');
export const number = is<number>((value) => typeof value === 'number');
export const flag = is<boolean>((value) => typeof value === 'boolean');

export function oneOf<const T extends string | number>(...values: readonly T[]): Guard<T> {
  const known = new Set<unknown>(values);
  return is((value) => known.has(value));
}

export function nullable<T>(guard: Guard<T>): Guard<T | null> {
  return is((value) => value === null || guard(value));
}

export function list<T>(guard: Guard<T>): Guard<readonly T[]> {
  return is((value) => Array.isArray(value) && value.every(guard));
}

export function either<A, B>(a: Guard<A>, b: Guard<B>): Guard<A | B> {
  return is((value) => a(value) || b(value));
}

/** Values of a record by name, whatever the names. */
export function record<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return is((value) => isObject(value) && Object.values(value).every(guard));
}

export type Shape<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

export function object<T extends object>(shape: Shape<T>): Guard<T> {
  const fields = Object.entries(shape) as [string, Guard<unknown>][];
  return is(
    (value) => isObject(value) && fields.every(([name, guard]) => guard((value as never)[name])),
  );
}

type Variants<T, Tag extends keyof T> = {
  readonly [K in T[Tag] & string]: Shape<Omit<Extract<T, { readonly [P in Tag]: K }>, Tag>>;
};

/** A discriminated union: each variant by the value of its tag, without the tag itself. */
export function tagged<T extends object, Tag extends keyof T & string>(
  tag: Tag,
  variants: Variants<T, Tag>,
): Guard<T> {
  const guards = new Map<unknown, Guard<object>>(
    Object.entries(variants).map(([name, shape]) => [name, object(shape as Shape<object>)]),
  );
  return is((value) => isObject(value) && (guards.get((value as never)[tag])?.(value) ?? false));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
