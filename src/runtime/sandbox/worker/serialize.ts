import type { SerializedEntry, SerializedValue } from '../../contract/console.ts';
import type { SourceLocator } from './stack.ts';

const DEPTH = 4;
const ENTRIES = 100;
const STRING = 10_000;
/** Values in one line: a nested object stays something that can be sent and drawn. */
const VALUES = 2_000;

/**
 * An object may say how it is to be shown: a tensor has its fields on the prototype, where nothing
 * would be seen. The symbol is shared by name, so that engines need not know the sandbox.
 */
export const INSPECT = Symbol.for('edge-runtime-lab.inspect');

/** Copies a value for the console, whatever it is: never throws, never runs away. */
export function serialize(value: unknown, locator: SourceLocator): SerializedValue {
  return new Serializer(locator).value(value, DEPTH);
}

class Serializer {
  #left = VALUES;
  readonly #path: object[] = [];
  readonly #locator: SourceLocator;

  constructor(locator: SourceLocator) {
    this.#locator = locator;
  }

  value(value: unknown, depth: number): SerializedValue {
    this.#left -= 1;
    if (typeof value === 'object' && value !== null) return this.#object(value, depth);
    return primitive(value);
  }

  #object(object: object, depth: number): SerializedValue {
    if (this.#path.includes(object)) return { kind: 'circular', name: nameOf(object) };
    this.#path.push(object);
    try {
      return this.#contents(object, depth);
    } catch (error) {
      // A proxy or a getter of the student's may throw at any touch.
      return primitive(`[${nameOf(object)}: ${String(error)}]`);
    } finally {
      this.#path.pop();
    }
  }

  #contents(object: object, depth: number): SerializedValue {
    if (object instanceof Error) {
      return {
        kind: 'error',
        name: String(object.name),
        message: this.#locator.readable(String(object.message)),
        stack: this.#locator.framesOf(object),
      };
    }
    if (object instanceof Date) return primitive(dateText(object));
    if (object instanceof RegExp) return primitive(String(object));
    const name = nameOf(object);
    if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
      const array = object as unknown as ArrayLike<unknown>;
      return this.#list(name, array.length, (i) => array[i], depth);
    }
    if (Array.isArray(object)) {
      return this.#list(name, object.length, (i) => object[i], depth);
    }
    if (object instanceof ArrayBuffer) {
      return { kind: 'object', name, length: object.byteLength, entries: [], omitted: 0 };
    }
    if (object instanceof Map) {
      const entries = [...object].map(([key, item]) => [labelOf(key), item] as const);
      return this.#entries(name, object.size, entries, depth);
    }
    if (object instanceof Set) {
      const entries = [...object].map((item, i) => [String(i), item] as const);
      return this.#entries(name, object.size, entries, depth);
    }
    const inspect: unknown = Reflect.get(object, INSPECT);
    const shown = typeof inspect === 'function' ? (inspect.call(object) as object) : object;
    return this.#entries(name, null, Object.entries(shown), depth);
  }

  #list(
    name: string,
    length: number,
    at: (index: number) => unknown,
    depth: number,
  ): SerializedValue {
    const shown = depth === 0 ? 0 : Math.min(length, ENTRIES, Math.max(this.#left, 0));
    const entries: SerializedEntry[] = [];
    for (let i = 0; i < shown; i++) {
      entries.push({ key: String(i), value: this.value(at(i), depth - 1) });
    }
    return { kind: 'object', name, length, entries, omitted: length - shown };
  }

  #entries(
    name: string,
    length: number | null,
    all: readonly (readonly [string, unknown])[],
    depth: number,
  ): SerializedValue {
    const shown = depth === 0 ? 0 : Math.min(all.length, ENTRIES, Math.max(this.#left, 0));
    const entries = all
      .slice(0, shown)
      .map(([key, item]) => ({ key: key.slice(0, 200), value: this.value(item, depth - 1) }));
    return { kind: 'object', name, length, entries, omitted: all.length - shown };
  }
}

function primitive(value: unknown): SerializedValue {
  const type = value === null ? 'null' : (typeof value as Exclude<PrimitiveType, 'null'>);
  const text = textOf(value);
  const omitted = Math.max(0, text.length - STRING);
  return { kind: 'primitive', type, text: text.slice(0, STRING), omitted };
}

type PrimitiveType = Extract<SerializedValue, { kind: 'primitive' }>['type'];

function textOf(value: unknown): string {
  if (typeof value === 'function') return value.name === '' ? '(익명)' : value.name;
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

function labelOf(key: unknown): string {
  return typeof key === 'object' && key !== null ? nameOf(key) : textOf(key);
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}

function nameOf(object: object): string {
  try {
    const made = object.constructor;
    return typeof made === 'function' && made.name !== '' ? made.name : 'Object';
  } catch {
    return 'Object';
  }
}
