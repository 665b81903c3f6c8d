import type { ExternalData, ExternalFile, ModelFormat } from '../contract/model-file.ts';
import { recogniseFile, TOO_LARGE, tooLarge } from './model-file.ts';

/** A model of the student's with all that belongs to it; nothing of it leaves the browser. */
export interface OwnModel {
  readonly name: string;
  readonly format: ModelFormat;
  readonly blob: Blob;
  readonly externalData: readonly ExternalData[];
}

/** Bytes of a model with those of the files beside it. */
export const wholeSize = (model: Blob, externalData: readonly ExternalData[]): number =>
  externalData.reduce((sum, { data }) => sum + data.size, model.size);

/** What a file that a model asks for is called on disk. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isModelName = ({ name }: File): boolean => /\.(onnx|ort|tflite)$/i.test(name);
const count = (bytes: number): string => `${bytes.toLocaleString('ko-KR')}바이트`;

/** Names that exporters give to files of weights alone. */
const WEIGHTS_NAME = /[._]data$|\.(bin|weights|pb)$/i;
/** As many names as a sentence can carry. */
const NAMES_SHOWN = 3;

function names(files: readonly ExternalFile[]): string {
  const shown = files.slice(0, NAMES_SHOWN).map(({ path }) => `'${baseName(path)}'`);
  const more = files.length - shown.length;
  return more > 0 ? `${shown.join(', ')} 등 ${files.length}개` : shown.join(', ');
}

/** What an exporter may leave between one tensor and the next, or after the last. */
const PADDING = 64 * 1024;

const needs = (missing: readonly ExternalFile[]): string =>
  `가중치를 따로 둔 모델(external data)이라 ${names(missing)} 파일이 더 있어야 합니다. 모델 옆에 저장된 그 파일을 함께, 또는 이어서 넣어 주세요.`;

const tooShort = ({ path, bytes }: ExternalFile, size: number): string =>
  `모델이 '${baseName(path)}' 파일에서 ${count(bytes)}까지 읽는데, 넣은 파일은 ${count(size)}뿐입니다. 내려받다가 끊겼거나 다른 모델의 파일입니다. 이 모델과 함께 저장된 '${baseName(path)}' 파일을 넣어 주세요.`;

const tooLong = ({ path, bytes }: ExternalFile, size: number): string =>
  `모델은 '${baseName(path)}' 파일에서 ${count(bytes)}까지만 읽는데, 넣은 파일은 ${count(size)}입니다. 다른 모델의 파일이라면 출력이 틀립니다.`;

export interface Taken {
  readonly models: readonly OwnModel[];
  /** Of each file that is not taken, or not yet, a sentence that says why not. */
  readonly refused: readonly string[];
  /** What is odd of those that are taken. */
  readonly hints: readonly string[];
}

/** A model that was told by its content, with what it keeps outside. */
interface Asking {
  readonly file: File;
  readonly format: ModelFormat;
  readonly asked: readonly ExternalFile[];
}

/**
 * Tells models from what else is dropped, and brings an `.onnx` together with the files that it
 * keeps weights in: in one go, or in any order one after the other.
 */
export class OwnModels {
  /** What has not found its counterpart so far. */
  #unpaired: readonly File[] = [];

  constructor(
    /** Asks a model what it keeps outside. */
    private readonly externalFiles: (model: Blob) => Promise<readonly ExternalFile[]>,
  ) {}

  async take(added: readonly File[]): Promise<Taken> {
    const replaced = new Set(added.map(({ name }) => name));
    const files = [...this.#unpaired.filter(({ name }) => !replaced.has(name)), ...added];
    const asking: Asking[] = [];
    const strangers = new Map<File, string>();
    const isWanted = ({ name }: File) =>
      asking.some(({ asked }) => asked.some(({ path }) => baseName(path) === name));
    // Models by name first: what they ask for is large, no model itself, and not read here.
    for (const file of files.toSorted((a, b) => Number(isModelName(b)) - Number(isModelName(a)))) {
      if (isWanted(file)) continue;
      const told = await this.#tell(file);
      if (typeof told === 'string') strangers.set(file, told);
      else asking.push(told);
    }

    const models: OwnModel[] = [];
    const hints: string[] = [];
    const refused: string[] = [];
    const kept = new Set<File>();
    const missing: ExternalFile[] = [];
    const refuse = (file: File, reason: string) => {
      kept.add(file);
      if (replaced.has(file.name)) refused.push(`${file.name}: ${reason}`);
    };
    for (const { file, format, asked } of asking) {
      const beside = asked.map((one) => ({
        ...one,
        data: files.find(({ name }) => name === baseName(one.path)),
      }));
      const absent = beside.filter(({ data }) => data === undefined);
      const externalData = beside.flatMap(({ path, data }) =>
        data === undefined ? [] : { path, data },
      );
      const sizes = beside.map((one) => ({ one, size: one.data?.size ?? one.bytes }));
      const short = sizes.find(({ one, size }) => size < one.bytes);
      const long = sizes.find(({ one, size }) => size > one.bytes + PADDING);
      missing.push(...absent);
      if (absent.length === 0 && short === undefined) {
        if (tooLarge(wholeSize(file, externalData))) refuse(file, TOO_LARGE);
        else models.push({ name: file.name, format, blob: file, externalData });
        if (long !== undefined) hints.push(`${file.name}: ${tooLong(long.one, long.size)}`);
        continue;
      }
      kept.add(file);
      for (const { data } of externalData) kept.add(data);
      // Said again where a try to complete it was not enough, but not of a model that was given up.
      if ([file, ...externalData.map(({ data }) => data)].some(({ name }) => replaced.has(name))) {
        refused.push(
          `${file.name}: ${short === undefined ? needs(absent) : tooShort(short.one, short.size)}`,
        );
      }
    }
    for (const [file, reason] of strangers) {
      const expected = missing.length > 0 ? ` 기다리는 파일의 이름은 ${names(missing)}입니다.` : '';
      refuse(file, reason + expected);
    }
    this.#unpaired = [...kept];
    return { models, refused, hints };
  }

  /** What a file is; a sentence where it is no model. */
  async #tell(file: File): Promise<Asking | string> {
    const check = await recogniseFile(file);
    if (!check.ok) {
      return WEIGHTS_NAME.test(file.name) && file.size > 0
        ? '모델이 아니라 가중치만 든 파일로 보입니다. 이 파일을 쓰는 .onnx 파일도 넣어 주세요.'
        : check.reason;
    }
    const { format } = check;
    if (format !== 'onnx') return { file, format, asked: [] };
    try {
      return { file, format, asked: await this.externalFiles(file) };
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
