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
