import type { TfLitePtrUnion } from '../../contract/modules/tflm.d.ts';
import type { Instance } from './instance.ts';

/** What console and serialisation show in place of a guarded view; shared by name with the sandbox. */
const INSPECT = Symbol.for('edge-runtime-lab.inspect');

const VIEWS = {
  f: Float32Array,
  f64: Float64Array,
  int8: Int8Array,
  uint8: Uint8Array,
  i16: Int16Array,
  ui16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
  b: Uint8Array,
  raw: Uint8Array,
} as const satisfies Record<keyof TfLitePtrUnion, unknown>;

type ViewName = keyof typeof VIEWS;
type AnyView = InstanceType<(typeof VIEWS)[ViewName]>;

/** A tensor's bytes in the engine's memory. The same object as long as they have not moved. */
export interface TensorBytes {
  readonly address: number;
  readonly bytes: number;
}

/** A plain view over a tensor as one of the union's members. */
export function viewOf(instance: Instance, name: ViewName, { address, bytes }: TensorBytes) {
  const View = VIEWS[name];
  const whole = instance.bytes(address, bytes);
  const size = View.BYTES_PER_ELEMENT;
  if (address % size !== 0) {
    throw new RangeError(`텐서의 주소 ${address}는 ${size}바이트로 나누어떨어지지 않습니다.`);
  }
  return new View(whole.buffer, address, Math.floor(bytes / size)) as AnyView;
}

/**
 * The data of a tensor as C++'s union of pointers. Each member is a typed array over the arena that
 * refuses indices outside the tensor: in C++ that would write into a neighbour, and a bare typed
 * array would say nothing.
 */
export function tensorData(instance: Instance, where: () => TensorBytes): TfLitePtrUnion {
  const members = new Map<ViewName, AnyView>();
  const data = {};
  for (const name of Object.keys(VIEWS) as ViewName[]) {
    Object.defineProperty(data, name, {
      enumerable: true,
      get() {
        // Says what is wrong at the touch of the member, not only at that of an element.
        where();
        let member = members.get(name);
        if (member === undefined) {
          member = guarded(name, currentView(instance, name, where));
          members.set(name, member);
        }
        return member;
      },
    });
  }
  return data as TfLitePtrUnion;
}

/** Views are kept until the tensor moves or the memory has grown, which detaches them. */
function currentView(instance: Instance, name: ViewName, where: () => TensorBytes): () => AnyView {
  let at: TensorBytes | null = null;
  let view: AnyView | null = null;
  return () => {
    const now = where();
    if (view === null || at !== now || view.buffer.byteLength === 0) {
      at = now;
      view = viewOf(instance, name, now);
    }
    return view;
  };
}

function guarded(name: ViewName, view: () => AnyView): AnyView {
  const check = (key: string | symbol) => {
    const current = view();
    const index = typeof key === 'string' && key !== '' ? Number(key) : Number.NaN;
    if (
      !Number.isNaN(index) &&
      !(Number.isInteger(index) && index >= 0 && index < current.length)
    ) {
      throw new RangeError(
        `data.${name}[${String(key)}]는 텐서를 벗어납니다. 0부터 ${current.length - 1}까지 쓸 수 있습니다.`,
      );
    }
    return current;
  };
  return new Proxy<AnyView>(new VIEWS[name](0), {
    get(_, key) {
      if (key === INSPECT) return () => view().slice();
      const current = check(key);
      const value: unknown = Reflect.get(current, key, current);
      return typeof value === 'function' ? value.bind(current) : value;
    },
    set(_, key, value) {
      const current = check(key);
      return Reflect.set(current, key, value, current);
    },
    has: (_, key) => Reflect.has(view(), key),
  });
}
