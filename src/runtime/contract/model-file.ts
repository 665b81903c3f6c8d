/** What a file turned out to be, by its content and not by its name. */
export type ModelFormat = 'tflite' | 'onnx' | 'ort';

export type ModelFileCheck =
  | {
      readonly ok: true;
      readonly format: ModelFormat;
      /** The engines that read this format. */
      readonly engines: readonly ('tflm' | 'onnx' | 'tflite')[];
    }
  | {
      readonly ok: false;
      /** A Korean sentence that says what is wrong with the file. */
      readonly reason: string;
    };

/** A file in which an `.onnx` keeps weights outside itself: external data. */
export interface ExternalFile {
  /** As the model says it, relative to its own place: `model.onnx.data`. */
  readonly path: string;
  /** So far the model reads into it. */
  readonly bytes: number;
}

/** Such a file at hand. */
export interface ExternalData {
  readonly path: string;
  readonly data: Blob;
}
