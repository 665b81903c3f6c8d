/** Folder of tfjs-tflite's files below the app's address, with its version; set by the build. */
declare const __TFLITE_FILES__: string;
