/** Sizes of the runtimes' files by their names; set by the build. */
declare const __RUNTIME_BYTES__: Readonly<Record<string, number>>;
declare const __RUNTIME_IMPORTS__: Readonly<Record<string, number>>;
/** Folder of tfjs-tflite's files below the app's address, with its version; set by the build. */
declare const __TFLITE_FILES__: string;
