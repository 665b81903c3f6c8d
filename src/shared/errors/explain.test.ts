import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { LESSONS } from './rule.ts';

const SESSION = "Can't create a session. ERROR_CODE: 1, ERROR_MESSAGE: ";
const RUN = 'failed to call OrtRun(). ERROR_CODE: 2, ERROR_MESSAGE: ';
const KERNELS = 'tensorflow/lite/micro/kernels/';

/** Messages as the runtimes printed them: FACTS.md's table, the specification's section 6. */
const MESSAGES: readonly (readonly [string, string])[] = [
  [`${SESSION}Failed to load model because protobuf parsing failed.`, 'protobuf'],
  [`${SESSION}No graph was found in the protobuf.`, 'no-graph'],
  [`${SESSION}ORT model verification failed.`, 'ort-truncated'],
  ['failed to load external data file: model.onnx', 'external-data'],
  [
    `${SESSION}Failed to load external data file "w.bin", error: Module.MountedFiles is not available.`,
    'external-data',
  ],
  [
    `${SESSION}Failed to load external data file "w.bin", error: File not found in preloaded files.`,
    'external-data',
  ],
  [
    `${SESSION}[ShapeInferenceError] Cannot parse data from external tensors. Please load external data into raw data for tensor: flat/shape`,
    'external-small',
  ],
  [
    `${SESSION}tensorprotoutils.cc:235 ReadExternalDataForTensor Failed to get file size for external initializer w. std::filesystem error: Not supported (value: 138)`,
    'external-on-disk',
  ],
  [`${SESSION}No Op registered for X with domain_version of 17`, 'no-op'],
  [`${SESSION}Fatal error: com.acme:MyRelu(-1) is not a registered function/op`, 'custom-op'],
  [
    'ONNX Runtime only *guarantees* support for models stamped with official released onnx opset versions. Opset 99 is under development and support for this is limited. Current official support for domain ai.onnx is till opset 26.',
    'opset',
  ],
  ['Unsupported model IR version: 99, max supported IR version: 13', 'ir-version'],
  ['Node (c) Op (Conv) [ShapeInferenceError] Attribute pads has incorrect size', 'shape-inference'],
  ["9, Could not find an implementation for Conv(22) node with name 'c'", 'no-kernel'],
  ["input 'x' is missing in 'feeds'.", 'input-missing'],
  ["invalid input 'foo'", 'input-unknown'],
  ["'fetches' contains invalid output name: nope.", 'output-unknown'],
  [`${RUN}Invalid rank for input: x Got: 2 Expected: 4 Please fix either the inputs`, 'rank'],
  [`${RUN}Got invalid dimensions for input: x for the following indices`, 'dimensions'],
  [
    `${RUN}Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))`,
    'dtype',
  ],
  ["Tensor's size(64) does not match data length(63).", 'tensor-length'],
  ['no available backend found. ERR: [webnn] backend not found.', 'no-backend'],
  ['no available backend found. ERR: [webgpu] Error: Failed to get GPU adapter.', 'no-gpu'],
  ["TypeError: cannot resolve operator 'TopK' with opsets: ai.onnx v17", 'webgl-op'],
  ['Model data size exceeds maximum supported size (2GB).', 'too-large'],
  [`${SESSION}std::bad_alloc`, 'out-of-memory'],
  [
    'Aborted(CompileError: WebAssembly.instantiate(): expected magic word 00 61 73 6d, found 3c 21 44 4f)',
    'wasm-404',
  ],
  [`${SESSION}ResolveKernelTypeStr Failed to find op_id: x`, 'ort-kernel-type'],
  [`${SESSION}something that nobody has seen`, 'error-code'],
  [
    `${RUN}Non-zero status code returned while running Conv node. Name:'cv' Status Message: Invalid input shape: {1,1}`,
    'node-input-shape',
  ],
  [
    `${RUN}Non-zero status code returned while running Foo node. Name:'f' Status Message: no`,
    'node-failed',
  ],
  [
    `${RUN}input_shape_size == requested_shape_size was false. The input tensor cannot be reshaped to the requested shape. Input shape:{1,1}, requested shape:{5,5}`,
    'reshape',
  ],
  [
    'indices element out of data bounds, idx=9 must be within the inclusive range [-4,3]',
    'out-of-bounds',
  ],
  [
    `${RUN}Non-zero status code returned while running Add node. Name:'a' Status Message: shader_helper.cc:416 GenerateSourceCode Program Add requires f16 but the device does not support it.`,
    'f16-device',
  ],
  [`${SESSION}Provider type for Cast node with name 'c' is not set.`, 'no-provider'],
  [
    `${SESSION}Unsupported tensor data type '<unknown>' for tensor 'q'. Invalid ORT format model.`,
    'ort-type',
  ],
  ['unsupported data type: 16', 'web-type'],
  [`${SESSION}This is an invalid model. Error: two nodes with same node name (same).`, 'same-name'],
  [`${RUN}safeint.h:17 SafeIntOnOverflow() Integer overflow`, 'integer-overflow'],
  [
    'Failed to fetch dynamically imported module: https://lab.example/assets/ort-Bx1.js',
    'site-file',
  ],
  ['Failed to fetch dynamically imported module: https://other.example/a.js', 'http'],
  ["Didn't find op for builtin opcode 'CONV_2D'", 'resolver'],
  ["Couldn't register builtin op #3, resolver size is too small (1).", 'resolver-full'],
  ["Couldn't register custom op 'X', resolver size is toosmall (1)", 'resolver-full'],
  [
    'Calling AddBuiltin with the same op more than once is not supported (Op: #3).',
    'resolver-twice',
  ],
  ['Failed to get registration from op code CUSTOM', 'custom-op'],
  ['Failed to resize buffer. Requested: 1088, available 640, missing: 448', 'arena'],
  ['Failed to allocate tail memory. Requested: 24, available 8, missing: 16', 'arena'],
  ['Failed to allocate temp memory. Requested: 24, available 8, missing: 16', 'arena'],
  ['Failed to allocate memory for context->eval_tensors, 120 bytes required', 'arena-part'],
  ['Scratch buffer request exceeds limit per operator (12)', 'scratch-limit'],
  ['Hybrid models are not supported on TFLite Micro.', 'hybrid'],
  [
    'Op#0 (RESHAPE) of subgraph 0 has dynamic tensor #4\nDynamic tensors are not supported',
    'dynamic-tensor',
  ],
  ['Nbr of offline buffer offsets (3) in metadata not equal nbr tensors (9)', 'offline-plan'],
  ['Type INT32 (2) not supported.', 'type'],
  ['Model provided is schema version 7 not equal to supported version 3.', 'schema'],
  ['Invoke() called after initialization failed', 'invoke-early'],
  ['Input index 3 out of range (length is 1)', 'tensor-index'],
  ['VAR_HANDLE requires resource variables. Please create ResourceVariables', 'variables'],
  [
    `${KERNELS}reshape_common.cc:78 num_input_elements != num_output_elements (64 != 63)`,
    'kernel-check',
  ],
  [`${KERNELS}pooling_common.cc:75 NumInputs(node) == 1 was not true.`, 'kernel-check'],
  ['Node CONV_2D (number 0) failed to prepare with status 1', 'prepare'],
  ['AllocateTensors() failed', 'allocate-failed'],
  ['ERROR: Encountered unresolved custom op: Foo.', 'tflite-op'],
  [
    'ERROR: Select TensorFlow op(s), included in the given model, is(are) not supported',
    'tflite-flex',
  ],
  [
    "Failed to create TFLiteWebModelRunner: INVALID_ARGUMENT: Can't initialize model",
    'tflite-create',
  ],
  [
    'env.wasm.numThreads is set to 4, but this will not work unless you enable crossOriginIsolated mode.',
    'threads',
  ],
  ['no available backend found. ERR: [webgpu] JSPI is missing', 'jspi'],
  ["'>' expected.", 'syntax'],
  ['Expression expected.', 'syntax'],
  ['document is not defined', 'page-only'],
  ['require is not defined', 'node-only'],
  ['resolvr is not defined', 'undefined-name'],
  ["Failed to resolve module specifier 'numpy'", 'dynamic-import'],
  ["Cannot read properties of undefined (reading 'data')", 'no-value'],
  ['interpreter.alocateTensors is not a function', 'not-a-function'],
  ['Assignment to constant variable.', 'constant'],
  ['Maximum call stack size exceeded', 'recursion'],
  ['Invalid typed array length: 9007199254740991', 'allocation'],
];

/** From elsewhere: Python, Android's log, iOS and boards, as those who ask for help paste them. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ["ValueError: Required inputs (['input']) are missing from input feed (['x']).", 'python-inputs'],
  [
    "[ONNXRuntimeError] : 3 : NO_SUCHFILE : Load model from m.onnx failed:Load model m.onnx failed. File doesn't exist",
    'no-file',
  ],
  [
    `E/AndroidRuntime(12345): FATAL EXCEPTION: main
E/AndroidRuntime(12345): ai.onnxruntime.OrtException: Error code - ORT_INVALID_ARGUMENT - message: Unexpected input data type. Actual: (tensor(float)) , expected: (tensor(uint8))`,
    'dtype',
  ],
  ['ai.onnxruntime.OrtException: Error code - ORT_FAIL - message: something', 'device-code'],
  ['ORT_FAIL - message: ONNX format model is not supported in this build.', 'minimal-build'],
  ['java.lang.ClassCastException: class [[F cannot be cast to class [F', 'java-cast'],
  [
    'error: no suitable method found for createTensor(OrtEnvironment,float[],long[])',
    'java-create-tensor',
  ],
  ['OrtException: This binary was not compiled with NNAPI support.', 'provider-not-built'],
  ['Error Domain=onnxruntime Code=2 "Invalid rank for input: input Got: 3 Expected: 4"', 'rank'],
  [
    'ValueError: Cannot set tensor: Got value of type FLOAT64 but expected type FLOAT32 for input 0, name: x',
    'tflite-set-tensor',
  ],
  [
    'Cannot copy to a TensorFlowLite tensor (input_1) with 150528 bytes from a Java Buffer with 602112 bytes.',
    'tflite-buffer',
  ],
  ["ValueError: Model provided has model identifier '<!DO', should be 'TFL3'", 'tflite-identifier'],
  [
    'RuntimeError: tensorflow/lite/kernels/conv.cc:343 input->dims->data[3] != filter->dims->data[3] (3 != 1)Node number 0 (CONV_2D) failed to prepare.',
    'tflite-kernel-check',
  ],
  [
    "EP Error onnxruntime_pybind_state.cc:456 Please install TensorRT libraries as mentioned in the GPU requirements page\n when using ['TensorrtExecutionProvider', 'CPUExecutionProvider']\nFalling back to ['CUDAExecutionProvider', 'CPUExecutionProvider'] and retrying.",
    'tensorrt-missing',
  ],
  [
    'EP Error provider_bridge_ort.cc:1131 [ONNXRuntimeError] : 1 : FAIL : LoadLibrary failed with error 126 "" when trying to load "C:\\capi\\onnxruntime_providers_tensorrt.dll"',
    'tensorrt-missing',
  ],
  [
    "EP Error\n when using ['CUDAExecutionProvider']\nFalling back to ['CPUExecutionProvider'] and retrying.",
    'ep-fallback',
  ],
  [
    'FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.11: cannot open shared object file',
    'cuda-missing',
  ],
  ['Failed to create CUDAExecutionProvider. Please reference', 'cuda-missing'],
  ['CUDA failure 100: no CUDA-capable device is detected ; GPU=0', 'cuda-no-device'],
  [
    'BFCArena::AllocateRawInternal(size_t, bool) Failed to allocate memory for requested buffer of size 1073741824',
    'cuda-memory',
  ],
  [
    'EP_FAIL : User needs to provide all the dynamic shape inputs with associated profiles if they',
    'tensorrt-profile',
  ],
  ['4 Memcpy nodes are added to the graph main_graph for CUDAExecutionProvider.', 'memcpy-nodes'],
  [
    'Some nodes were not assigned to the preferred execution providers which may or may not',
    'not-assigned',
  ],
  [
    "while running CoreML_1_16 node. Name:'CoreMLExecutionProvider_16' Status Message: Input (nms) has a dynamic shape ({-1,3}) but the runtime shape ({0,3}) has zero elements. This is not supported by the CoreML EP.",
    'coreml-empty',
  ],
  [
    'Error executing model:Unable to compute the prediction using a neural network model. (error code: -1).',
    'coreml-predict',
  ],
  ['Undefined symbol: _OrtSessionOptionsAppendExecutionProvider_CoreML', 'coreml-symbol'],
  ["Currently supported values are 'OPENVINO', 'SNPE', 'XNNPACK' and 'AZURE'", 'provider-name'],
  ['Unable to load backend, error: dlopen failed: library "libQnnHtp.so" not found', 'qnn-library'],
  [
    'QNN.backendValidateOpConfig() failed for node `/conv1/Conv` of type `Conv` with error code 3110',
    'qnn-op',
  ],
  ['NNAPI returned error ANEURALNETWORKS_OP_FAILED at line 4457', 'nnapi-failed'],
  ['ORT_INVALID_ARGUMENT - message: Invalid fd was supplied: -1', 'android-path'],
  ['Load model from /sdcard/resnet.onnx failed:system error number 13', 'android-path'],
  [
    'Failed to find kernel def hash (139488591021) in kernel registries for Conv(11)',
    'kernel-hash',
  ],
  ['ImportError: DLL load failed while importing onnxruntime_pybind11_state: A', 'python-dll'],
  ["AttributeError: module 'onnxruntime' has no attribute 'InferenceSession'", 'python-shadow'],
  ['A module that was compiled using NumPy 1.x cannot be run in NumPy 2.0.0', 'numpy-2'],
  [
    'java.lang.NullPointerException: Can not allocate memory for the interpreter',
    'tflite-interpreter-memory',
  ],
  [
    'Internal error: Cannot allocate memory for the interpreter: tensorflow/contrib/lite/kernels/conv.cc:191 input->dims->size != 4 (1 != 4)Node 0 failed to prepare',
    'tflite-kernel-check',
  ],
  ['Following operations are not supported by GPU delegate:\nADD: OP', 'tflite-gpu-ops'],
  [
    'java.lang.UnsatisfiedLinkError: No implementation found for long org.tensorflow.lite.NativeInterpreterWrapper.createErrorReporter(int)',
    'tflite-native',
  ],
  [
    'java.lang.NoClassDefFoundError: Failed resolution of: Lorg/tensorflow/lite/gpu/GpuDelegateFactory$Options;',
    'tflite-versions',
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement tflite-runtime (from versions: none)',
    'tflite-runtime-wheel',
  ],
  ["error: 'MicroErrorReporter' is not a member of 'tflite'", 'error-reporter'],
  ['E (10) task_wdt: Task watchdog got triggered. The following tasks did not', 'watchdog'],
  ['++ MbedOS Error Info ++ Error Message: CMSIS-RTOS error: Stack overflow', 'stack-overflow'],
  [
    'Failed to allocate a 53884608 byte allocation with 25165824 free bytes and 31MB until OOM, max allowed footprint 93269104',
    'java-heap',
  ],
  ['TypeError: Cannot mix BigInt and other types, use explicit conversions', 'bigint-mix'],
  ['NotReadableError: The requested file could not be read', 'file-gone'],
  ["ld: region `RAM' overflowed by 45321 bytes", 'ram-overflow'],
  ['fatal error: tensorflow/lite/micro/all_ops_resolver.h: No such file or directory', 'all-ops'],
  ["Guru Meditation Error: Core  0 panic'ed (LoadProhibited).", 'hard-fault'],
];
const ids = (text: string) => explain(text).map(({ id }) => id);

describe('messages explained', () => {
  it.each([...MESSAGES, ...ELSEWHERE])('%s', (message, id) => {
    const [explanation] = explain(message);
    expect(explanation?.id).toBe(id);
    expect(explanation?.meaning).toMatch(/니다\.$/);
    expect(explanation?.fix).toMatch(/[요다]\.$/);
  });

  it('does not mind colours, times, prefixes, wrapped lines and half of it', () => {
    const coloured =
      '\u001b[0;93m2026-11-29 23:10:57.934 [E:onnxruntime:, sequential_executor.cc:516] Invalid rank\nfor   input: image Got: 2\u001b[m';
    expect(ids(coloured)).toEqual(['rank']);
    // Copied without the escape character itself.
    expect(
      ids('[0;93m[W:onnxruntime:Default] removing requested execution provider "webgpu"[m'),
    ).toEqual(['no-gpu']);
    expect(ids('I (312) main: Didn’t find op for builtin opcode')).toEqual(['resolver']);
    expect(ids('… Requested: 1088, available 640, missing: 448')).toEqual(['arena']);
  });

  it('names the cause and leaves out what only follows from it', () => {
    const log = `Didn't find op for builtin opcode 'SOFTMAX'
Failed to get registration from op code SOFTMAX
AllocateTensors() failed`;
    expect(ids(log)).toEqual(['resolver']);
    expect(
      ids(`ERROR: Encountered unresolved custom op: Foo.\nError: Can't initialize model`),
    ).toEqual(['tflite-op']);
  });

  it('explains each of several messages, in their order', () => {
    expect(
      ids(
        `Failed to resize buffer. Requested: 1088, available 640, missing: 448\n${RUN}Invalid rank for input: x`,
      ),
    ).toEqual(['arena', 'rank']);
  });

  it("counts with the message's own figures", () => {
    const [arena] = explain(
      'Failed to resize buffer. Requested: 1088, available 640, missing: 448',
    );
    expect(arena?.fix).toContain('448바이트');
    const [wrapped] = explain('Requested: 64, available 4294967284, missing: 76');
    expect(wrapped?.fix).toContain('음수');
  });

  it('does not guess', () => {
    expect(explain('Error: 내가 던진 오류')).toEqual([]);
    // The list of what there is names a module of JSPI.
    const modules = "'fs'라는 모듈이 없습니다. 쓸 수 있는 모듈은 lab, onnxruntime-web/jspi입니다.";
    expect(explain(modules)).toEqual([]);
    // The browser's memory has nothing to do with a graphics card's.
    expect(explain('RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB')).toEqual([]);
    expect(explain('')).toEqual([]);
  });

  it('leads to lessons that the course has', () => {
    const course = readFileSync('content/course.ts', 'utf8');
    for (const { path, title } of Object.values(LESSONS)) {
      const [, part = '', lesson = ''] = path.split('/');
      expect(course).toContain(`slug: '${part}'`);
      expect(course).toContain(`slug: '${lesson}'`);
      expect(course).toContain(title);
    }
  });
});
