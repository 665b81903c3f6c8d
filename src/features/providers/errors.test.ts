import { describe, expect, it } from 'vitest';
import { explain } from './errors.ts';

/** Messages as the runtimes printed them. */
const MESSAGES: readonly (readonly [string, string])[] = [
  [
    "Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed.",
    'protobuf',
  ],
  [
    "Can't create a session. ERROR_CODE: 2, ERROR_MESSAGE: No graph was found in the protobuf.",
    'no-graph',
  ],
  [
    "Can't create a session. ERROR_CODE: 1, ERROR_MESSAGE: ORT model verification failed.",
    'ort-truncated',
  ],
  ['failed to load external data file: model.onnx', 'external-data'],
  ['ERROR_CODE: 6, ERROR_MESSAGE: No Op registered for X with domain_version of 17', 'no-op'],
  ['Fatal error: com.acme:MyRelu(-1) is not a registered function/op', 'custom-op'],
  ['Unsupported model IR version: 99, max supported IR version: 13', 'opset'],
  ["9, Could not find an implementation for Conv(22) node with name 'c'", 'no-kernel'],
  ["input 'x' is missing in 'feeds'.", 'input-missing'],
  ["invalid input 'foo'", 'input-unknown'],
  ["'fetches' contains invalid output name: nope.", 'output-unknown'],
  ['Invalid rank for input: x Got: 2 Expected: 4', 'rank'],
  ['Got invalid dimensions for input: x for the following indices', 'dimensions'],
  ['Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))', 'dtype'],
  ["Tensor's size(64) does not match data length(63).", 'tensor-length'],
  ['no available backend found. ERR: [webnn] backend not found.', 'no-backend'],
  ['no available backend found. ERR: [webgpu] Error: Failed to get GPU adapter.', 'no-gpu'],
  ['Model data size exceeds maximum supported size (2GB).', 'too-large'],
  ['6 std::bad_alloc', 'out-of-memory'],
  ['Aborted(CompileError: expected magic word 00 61 73 6d, found 3c 21 44 4f)', 'wasm-404'],
  ["Didn't find op for builtin opcode 'CONV_2D'", 'resolver'],
  ['Failed to resize buffer. Requested: 1088, available 640, missing: 448', 'arena'],
  ['Hybrid models are not supported on TFLite Micro.', 'hybrid'],
  ['ERROR: Encountered unresolved custom op: Foo.', 'tflite-op'],
  [
    "Failed to create TFLiteWebModelRunner: INVALID_ARGUMENT: Can't initialize model",
    'tflite-create',
  ],
];

describe('messages explained', () => {
  it.each(MESSAGES)('%s', (message, id) => {
    const explanation = explain(message);
    expect(explanation?.id).toBe(id);
    expect(explanation?.meaning).toMatch(/니다\.$/);
    expect(explanation?.fix).toMatch(/요\.|니다\./);
  });

  it('does not guess', () => {
    expect(explain('TypeError: x is not a function')).toBeNull();
  });
});
