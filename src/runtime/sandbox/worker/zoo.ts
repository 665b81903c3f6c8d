import type { SampleValues } from '../../contract/modules/lab.d.ts';
import type { ProgramFile } from '../../contract/run.ts';

/** What the sandbox reads of the zoo's manifest; the rest of it is for the page. */
interface ZooTensor {
  readonly type: string;
  readonly scale?: number;
  readonly zeroPoint?: number;
}

interface ZooFile {
  /** Path below models/. */
  readonly file: string;
  readonly bytes?: number;
}

interface ZooVariant extends ZooFile {
  readonly inputs: readonly ZooTensor[];
}

interface ZooModel {
  readonly title: string;
  readonly samples: ZooFile;
  readonly variants: readonly ZooVariant[];
}

interface ZooSample {
  readonly input: readonly number[];
  readonly expected?: { readonly label?: number | string; readonly value?: number };
}

/** The zoo and the student's own files, by name. */
export class Zoo {
  #manifest: Promise<readonly ZooModel[]> | null = null;
  readonly #samples = new Map<string, Promise<readonly ZooSample[]>>();
  readonly #names = new WeakMap<ArrayBufferLike, string>();

  constructor(
    private readonly modelsUrl: string,
    private readonly files: readonly ProgramFile[],
    /** Gets a file of the app; the frame keeps it for the next run. */
    private readonly get: (url: string, bytes: number | null) => Promise<ArrayBuffer>,
  ) {}

  /** Name of the file that a buffer was loaded from. */
  nameOf(buffer: ArrayBufferLike): string | null {
    return this.#names.get(buffer) ?? null;
  }

  async load(name: string): Promise<Uint8Array> {
    const own = this.files.find((file) => file.name === name);
    const bytes =
      own === undefined
        ? await this.#file(await this.#variant(name))
        : await own.blob.arrayBuffer();
    this.#names.set(bytes, name);
    return new Uint8Array(bytes);
  }

  async sample(
    name: string,
    index: number,
  ): Promise<{ values: SampleValues; label: string | number | null }> {
    if (this.files.some((file) => file.name === name)) {
      throw new Error(
        `'${name}'은 직접 올린 파일이라 예시 입력이 없습니다. 입력을 코드에서 만들어 주세요.`,
      );
    }
    const variant = await this.#variant(name);
    const model = (await this.#models()).find(({ variants }) => variants.includes(variant));
    const [tensor] = variant.inputs;
    if (model === undefined || tensor === undefined) {
      throw new Error(`'${name}'에는 예시 입력이 없습니다.`);
    }
    const samples = await this.#samplesOf(model.samples);
    const sample = samples[index];
    if (sample === undefined) {
      throw new RangeError(
        `'${name}'의 예시 입력은 ${samples.length}개입니다. 0부터 ${samples.length - 1}까지 쓸 수 있습니다.`,
      );
    }
    const { label, value } = sample.expected ?? {};
    return { values: toTensor(sample.input, tensor), label: label ?? value ?? null };
  }

  /** By its path in the zoo or by the file's name alone. */
  async #variant(name: string): Promise<ZooVariant> {
    const variants = (await this.#models()).flatMap((model) => model.variants);
    const found = variants.find(({ file }) => file === name || file.endsWith(`/${name}`));
    if (found !== undefined) return found;
    const known = variants.map(({ file }) => file.slice(file.lastIndexOf('/') + 1));
    throw new Error(
      `'${name}'이라는 모델이 없습니다. 쓸 수 있는 모델: ${[...this.files.map((file) => file.name), ...known].join(', ')}`,
    );
  }

  #models(): Promise<readonly ZooModel[]> {
    this.#manifest ??= this.#json<readonly ZooModel[]>({ file: 'manifest.json' }).catch(
      (error: unknown) => {
        this.#manifest = null;
        throw error;
      },
    );
    return this.#manifest;
  }

  #samplesOf(entry: ZooFile): Promise<readonly ZooSample[]> {
    let samples = this.#samples.get(entry.file);
    if (samples === undefined) {
      samples = this.#json<{ samples: readonly ZooSample[] }>(entry).then((json) => json.samples);
      this.#samples.set(entry.file, samples);
      samples.catch(() => this.#samples.delete(entry.file));
    }
    return samples;
  }

  async #json<T>(entry: ZooFile): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.#file(entry))) as T;
  }

  #file({ file, bytes }: ZooFile): Promise<ArrayBuffer> {
    return this.get(new URL(file, this.modelsUrl).href, bytes ?? null);
  }
}

/** Real values into the type a model takes: q = round(x / scale) + zero point, clamped. */
export function toTensor(
  values: readonly number[],
  { type, scale = 1, zeroPoint = 0 }: ZooTensor,
): SampleValues {
  const quantized = (min: number, max: number) =>
    values.map((x) => Math.min(max, Math.max(min, Math.round(x / scale) + zeroPoint)));
  switch (type.toLowerCase()) {
    case 'int8':
      return Int8Array.from(quantized(-128, 127));
    case 'uint8':
      return Uint8Array.from(quantized(0, 255));
    case 'int16':
      return Int16Array.from(quantized(-32_768, 32_767));
    case 'int32':
      return Int32Array.from(values);
    default:
      return Float32Array.from(values);
  }
}
