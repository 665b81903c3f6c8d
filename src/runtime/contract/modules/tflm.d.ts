/**
 * TensorFlow Lite Micro입니다. C++의 이름을 소문자로 시작하게 바꾼 것 말고는 업스트림과 같습니다.
 * 엔진은 wasm32로 빌드한 C++이므로, 아레나의 바이트 수가 Cortex-M에서와 같습니다.
 *
 * @example
 * import { bars, loadModel, sample } from 'lab';
 * import * as tflm from 'tflm';
 *
 * const resolver = new tflm.MicroMutableOpResolver(5);
 * resolver.addConv2D();
 * resolver.addMaxPool2D();
 * resolver.addReshape();
 * resolver.addFullyConnected();
 * resolver.addSoftmax();
 *
 * const interpreter = new tflm.MicroInterpreter(
 *   tflm.getModel(await loadModel('digits_float32.tflite')),
 *   resolver,
 *   new tflm.TensorArena(64 * 1024),
 * );
 * if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
 *
 * const { values } = await sample('digits_float32.tflite', 0);
 * interpreter.input(0).data.f.set(values);
 * interpreter.invoke();
 * bars(interpreter.output(0).data.f, { title: '숫자별 확률' });
 * console.log('아레나에서 쓴 바이트', interpreter.arenaUsedBytes());
 */

/** 함수가 어떻게 끝났는지 알려 주는 값입니다. `kTfLiteOk`가 아니면 콘솔에 이유가 나옵니다. */
export type TfLiteStatus = number;

export const kTfLiteOk: 0;
export const kTfLiteError: 1;
export const kTfLiteDelegateError: 2;
export const kTfLiteApplicationError: 3;
export const kTfLiteDelegateDataNotFound: 4;
export const kTfLiteDelegateDataWriteError: 5;
export const kTfLiteDelegateDataReadError: 6;
export const kTfLiteUnresolvedOps: 7;
export const kTfLiteCancelled: 8;
export const kTfLiteOutputShapeNotKnown: 9;
/** 업스트림이라면 장치가 멈추는(abort) 곳에서 나옵니다. 그 인터프리터는 더 쓸 수 없습니다. */
export const kTfLiteAbort: 15;

/** 텐서의 자료형입니다. 이름은 `tfLiteTypeGetName`으로 얻습니다. */
export type TfLiteType = number;

export const kTfLiteNoType: 0;
export const kTfLiteFloat32: 1;
export const kTfLiteInt32: 2;
export const kTfLiteUInt8: 3;
export const kTfLiteInt64: 4;
export const kTfLiteString: 5;
export const kTfLiteBool: 6;
export const kTfLiteInt16: 7;
export const kTfLiteInt8: 9;
export const kTfLiteFloat16: 10;
export const kTfLiteFloat64: 11;
export const kTfLiteUInt64: 13;
export const kTfLiteResource: 14;
export const kTfLiteUInt32: 16;
export const kTfLiteUInt16: 17;
export const kTfLiteInt4: 18;

/** 자료형의 이름입니다. 예: `'FLOAT32'`, `'INT8'` */
export function tfLiteTypeGetName(type: TfLiteType): string;

/** 모델 파일 형식의 버전입니다. `model.version()`과 같아야 합니다. */
export const TFLITE_SCHEMA_VERSION: 3;

/** `.tflite` 파일을 가리키는 값입니다. `getModel`로 만듭니다. */
export class Model {
  private constructor();
  /** 파일에 적힌 스키마 버전 */
  version(): number;
}

/**
 * `.tflite` 파일의 바이트를 모델로 봅니다. C++의 `tflite::GetModel`처럼 파일을 검사하거나 복사해 풀지 않습니다.
 *
 * @param bytes `lab`의 `loadModel`이 돌려준 바이트
 */
export function getModel(bytes: Uint8Array | ArrayBuffer): Model;

/**
 * 텐서 아레나(Tensor Arena)입니다. C++의 `alignas(16) uint8_t tensor_arena[kTensorArenaSize]`에 해당합니다.
 */
export class TensorArena {
  /** @param bytes 아레나의 크기(바이트) */
  constructor(bytes: number);
  /** 아레나의 크기(바이트) */
  readonly bytes: number;
}

/** 커널 하나를 가리키는 값입니다. `register_CONV_2D()`나 `fast.register_CONV_2D()`가 돌려줍니다. */
export class TFLMRegistration {
  private constructor();
  /** 연산자의 이름. 예: `'CONV_2D'` */
  readonly op: string;
  /** 참조 커널인지 빠른 커널인지 */
  readonly kernels: 'reference' | 'fast';
}

/** ADD의 참조 커널. C++의 `tflite::Register_ADD()`입니다. */
export function register_ADD(): TFLMRegistration;
/** AVERAGE_POOL_2D의 참조 커널. C++의 `tflite::Register_AVERAGE_POOL_2D()`입니다. */
export function register_AVERAGE_POOL_2D(): TFLMRegistration;
/** CONCATENATION의 참조 커널. C++의 `tflite::Register_CONCATENATION()`입니다. */
export function register_CONCATENATION(): TFLMRegistration;
/** CONV_2D의 참조 커널. C++의 `tflite::Register_CONV_2D()`입니다. */
export function register_CONV_2D(): TFLMRegistration;
/** DEPTHWISE_CONV_2D의 참조 커널. C++의 `tflite::Register_DEPTHWISE_CONV_2D()`입니다. */
export function register_DEPTHWISE_CONV_2D(): TFLMRegistration;
/** DEQUANTIZE의 참조 커널. C++의 `tflite::Register_DEQUANTIZE()`입니다. */
export function register_DEQUANTIZE(): TFLMRegistration;
/** FULLY_CONNECTED의 참조 커널. C++의 `tflite::Register_FULLY_CONNECTED()`입니다. */
export function register_FULLY_CONNECTED(): TFLMRegistration;
/** HARD_SWISH의 참조 커널. C++의 `tflite::Register_HARD_SWISH()`입니다. */
export function register_HARD_SWISH(): TFLMRegistration;
/** LEAKY_RELU의 참조 커널. C++의 `tflite::Register_LEAKY_RELU()`입니다. */
export function register_LEAKY_RELU(): TFLMRegistration;
/** LOGISTIC의 참조 커널. C++의 `tflite::Register_LOGISTIC()`입니다. */
export function register_LOGISTIC(): TFLMRegistration;
/** MAX_POOL_2D의 참조 커널. C++의 `tflite::Register_MAX_POOL_2D()`입니다. */
export function register_MAX_POOL_2D(): TFLMRegistration;
/** MEAN의 참조 커널. C++의 `tflite::Register_MEAN()`입니다. */
export function register_MEAN(): TFLMRegistration;
/** MUL의 참조 커널. C++의 `tflite::Register_MUL()`입니다. */
export function register_MUL(): TFLMRegistration;
/** PAD의 참조 커널. C++의 `tflite::Register_PAD()`입니다. */
export function register_PAD(): TFLMRegistration;
/** PADV2의 참조 커널. C++의 `tflite::Register_PADV2()`입니다. */
export function register_PADV2(): TFLMRegistration;
/** QUANTIZE의 참조 커널. C++의 `tflite::Register_QUANTIZE()`입니다. */
export function register_QUANTIZE(): TFLMRegistration;
/** RELU의 참조 커널. C++의 `tflite::Register_RELU()`입니다. */
export function register_RELU(): TFLMRegistration;
/** RELU6의 참조 커널. C++의 `tflite::Register_RELU6()`입니다. */
export function register_RELU6(): TFLMRegistration;
/** SOFTMAX의 참조 커널. C++의 `tflite::Register_SOFTMAX()`입니다. */
export function register_SOFTMAX(): TFLMRegistration;
/** SUB의 참조 커널. C++의 `tflite::Register_SUB()`입니다. */
export function register_SUB(): TFLMRegistration;
/** SVDF의 참조 커널. C++의 `tflite::Register_SVDF()`입니다. */
export function register_SVDF(): TFLMRegistration;
/** TANH의 참조 커널. C++의 `tflite::Register_TANH()`입니다. */
export function register_TANH(): TFLMRegistration;
/** TRANSPOSE_CONV의 참조 커널. C++의 `tflite::Register_TRANSPOSE_CONV()`입니다. */
export function register_TRANSPOSE_CONV(): TFLMRegistration;
/** UNIDIRECTIONAL_SEQUENCE_LSTM의 참조 커널. C++의 `tflite::Register_UNIDIRECTIONAL_SEQUENCE_LSTM()`입니다. */
export function register_UNIDIRECTIONAL_SEQUENCE_LSTM(): TFLMRegistration;

/**
 * 빠른 커널입니다. 보드의 CMSIS-NN처럼 이 기기의 SIMD 명령을 쓰며, 참조 커널과 결과의 비트와 아레나가 같습니다.
 * `resolver.addConv2D(tflm.fast.register_CONV_2D())`처럼 연산자마다 골라 등록합니다.
 */
export const fast: {
  /** C++의 `tflite::fast::Register_ADD()`입니다. */
  readonly register_ADD: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_AVERAGE_POOL_2D()`입니다. */
  readonly register_AVERAGE_POOL_2D: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_CONCATENATION()`입니다. */
  readonly register_CONCATENATION: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_CONV_2D()`입니다. */
  readonly register_CONV_2D: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_DEPTHWISE_CONV_2D()`입니다. */
  readonly register_DEPTHWISE_CONV_2D: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_DEQUANTIZE()`입니다. */
  readonly register_DEQUANTIZE: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_FULLY_CONNECTED()`입니다. */
  readonly register_FULLY_CONNECTED: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_HARD_SWISH()`입니다. */
  readonly register_HARD_SWISH: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_LEAKY_RELU()`입니다. */
  readonly register_LEAKY_RELU: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_LOGISTIC()`입니다. */
  readonly register_LOGISTIC: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_MAX_POOL_2D()`입니다. */
  readonly register_MAX_POOL_2D: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_MEAN()`입니다. */
  readonly register_MEAN: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_MUL()`입니다. */
  readonly register_MUL: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_PAD()`입니다. */
  readonly register_PAD: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_PADV2()`입니다. */
  readonly register_PADV2: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_QUANTIZE()`입니다. */
  readonly register_QUANTIZE: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_RELU()`입니다. */
  readonly register_RELU: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_RELU6()`입니다. */
  readonly register_RELU6: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_SOFTMAX()`입니다. */
  readonly register_SOFTMAX: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_SUB()`입니다. */
  readonly register_SUB: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_SVDF()`입니다. */
  readonly register_SVDF: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_TANH()`입니다. */
  readonly register_TANH: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_TRANSPOSE_CONV()`입니다. */
  readonly register_TRANSPOSE_CONV: () => TFLMRegistration;
  /** C++의 `tflite::fast::Register_UNIDIRECTIONAL_SEQUENCE_LSTM()`입니다. */
  readonly register_UNIDIRECTIONAL_SEQUENCE_LSTM: () => TFLMRegistration;
};

/**
 * 연산자 리졸버(Op Resolver)입니다. 모델에 쓰인 연산자를 모두 등록해야 `allocateTensors()`가 성공합니다.
 */
export class MicroMutableOpResolver {
  /** @param tOpCount 등록할 수 있는 연산자의 수. C++의 템플릿 인자 `MicroMutableOpResolver<N>`의 N입니다. */
  constructor(tOpCount: number);
  /** 지금까지 등록한 연산자의 수 */
  getRegistrationLength(): number;
  /** ABS 연산자를 등록합니다. */
  addAbs(): TfLiteStatus;
  /** ADD 연산자를 등록합니다. */
  addAdd(registration?: TFLMRegistration): TfLiteStatus;
  /** ADD_N 연산자를 등록합니다. */
  addAddN(): TfLiteStatus;
  /** ARG_MAX 연산자를 등록합니다. */
  addArgMax(): TfLiteStatus;
  /** ARG_MIN 연산자를 등록합니다. */
  addArgMin(): TfLiteStatus;
  /** ASSIGN_VARIABLE 연산자를 등록합니다. */
  addAssignVariable(): TfLiteStatus;
  /** AVERAGE_POOL_2D 연산자를 등록합니다. */
  addAveragePool2D(registration?: TFLMRegistration): TfLiteStatus;
  /** BATCH_MATMUL 연산자를 등록합니다. */
  addBatchMatMul(): TfLiteStatus;
  /** BATCH_TO_SPACE_ND 연산자를 등록합니다. */
  addBatchToSpaceNd(): TfLiteStatus;
  /** BROADCAST_ARGS 연산자를 등록합니다. */
  addBroadcastArgs(): TfLiteStatus;
  /** BROADCAST_TO 연산자를 등록합니다. */
  addBroadcastTo(): TfLiteStatus;
  /** CALL_ONCE 연산자를 등록합니다. */
  addCallOnce(): TfLiteStatus;
  /** CAST 연산자를 등록합니다. */
  addCast(): TfLiteStatus;
  /** CEIL 연산자를 등록합니다. */
  addCeil(): TfLiteStatus;
  /** 사용자 정의 연산자 CIRCULAR_BUFFER를 등록합니다. */
  addCircularBuffer(): TfLiteStatus;
  /** CONCATENATION 연산자를 등록합니다. */
  addConcatenation(registration?: TFLMRegistration): TfLiteStatus;
  /** CONV_2D 연산자를 등록합니다. */
  addConv2D(registration?: TFLMRegistration): TfLiteStatus;
  /** COS 연산자를 등록합니다. */
  addCos(): TfLiteStatus;
  /** CUMSUM 연산자를 등록합니다. */
  addCumSum(): TfLiteStatus;
  /** 사용자 정의 연산자 TFLM_DECODE를 등록합니다. */
  addDecode(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalDelay를 등록합니다. */
  addDelay(): TfLiteStatus;
  /** DEPTH_TO_SPACE 연산자를 등록합니다. */
  addDepthToSpace(): TfLiteStatus;
  /** DEPTHWISE_CONV_2D 연산자를 등록합니다. */
  addDepthwiseConv2D(registration?: TFLMRegistration): TfLiteStatus;
  /** DEQUANTIZE 연산자를 등록합니다. */
  addDequantize(registration?: TFLMRegistration): TfLiteStatus;
  /** 사용자 정의 연산자 TFLite_Detection_PostProcess를 등록합니다. */
  addDetectionPostprocess(): TfLiteStatus;
  /** DIV 연산자를 등록합니다. */
  addDiv(): TfLiteStatus;
  /** DYNAMIC_UPDATE_SLICE 연산자를 등록합니다. */
  addDynamicUpdateSlice(): TfLiteStatus;
  /** ELU 연산자를 등록합니다. */
  addElu(): TfLiteStatus;
  /** EMBEDDING_LOOKUP 연산자를 등록합니다. */
  addEmbeddingLookup(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalEnergy를 등록합니다. */
  addEnergy(): TfLiteStatus;
  /** EQUAL 연산자를 등록합니다. */
  addEqual(): TfLiteStatus;
  /** Ethos-U 연산자를 등록합니다. 이 빌드에는 커널이 없어 kTfLiteOk만 돌려줍니다. */
  addEthosU(): TfLiteStatus;
  /** EXP 연산자를 등록합니다. */
  addExp(): TfLiteStatus;
  /** EXPAND_DIMS 연산자를 등록합니다. */
  addExpandDims(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFftAutoScale를 등록합니다. */
  addFftAutoScale(): TfLiteStatus;
  /** FILL 연산자를 등록합니다. */
  addFill(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFilterBank를 등록합니다. */
  addFilterBank(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFilterBankLog를 등록합니다. */
  addFilterBankLog(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFilterBankSpectralSubtraction를 등록합니다. */
  addFilterBankSpectralSubtraction(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFilterBankSquareRoot를 등록합니다. */
  addFilterBankSquareRoot(): TfLiteStatus;
  /** FLOOR 연산자를 등록합니다. */
  addFloor(): TfLiteStatus;
  /** FLOOR_DIV 연산자를 등록합니다. */
  addFloorDiv(): TfLiteStatus;
  /** FLOOR_MOD 연산자를 등록합니다. */
  addFloorMod(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalFramer를 등록합니다. */
  addFramer(): TfLiteStatus;
  /** FULLY_CONNECTED 연산자를 등록합니다. */
  addFullyConnected(registration?: TFLMRegistration): TfLiteStatus;
  /** GATHER 연산자를 등록합니다. */
  addGather(): TfLiteStatus;
  /** GATHER_ND 연산자를 등록합니다. */
  addGatherNd(): TfLiteStatus;
  /** GREATER 연산자를 등록합니다. */
  addGreater(): TfLiteStatus;
  /** GREATER_EQUAL 연산자를 등록합니다. */
  addGreaterEqual(): TfLiteStatus;
  /** HARD_SWISH 연산자를 등록합니다. */
  addHardSwish(registration?: TFLMRegistration): TfLiteStatus;
  /** IF 연산자를 등록합니다. */
  addIf(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalIrfft를 등록합니다. */
  addIrfft(): TfLiteStatus;
  /** L2_NORMALIZATION 연산자를 등록합니다. */
  addL2Normalization(): TfLiteStatus;
  /** L2_POOL_2D 연산자를 등록합니다. */
  addL2Pool2D(): TfLiteStatus;
  /** LEAKY_RELU 연산자를 등록합니다. */
  addLeakyRelu(registration?: TFLMRegistration): TfLiteStatus;
  /** LESS 연산자를 등록합니다. */
  addLess(): TfLiteStatus;
  /** LESS_EQUAL 연산자를 등록합니다. */
  addLessEqual(): TfLiteStatus;
  /** LOG 연산자를 등록합니다. */
  addLog(): TfLiteStatus;
  /** LOGICAL_AND 연산자를 등록합니다. */
  addLogicalAnd(): TfLiteStatus;
  /** LOGICAL_NOT 연산자를 등록합니다. */
  addLogicalNot(): TfLiteStatus;
  /** LOGICAL_OR 연산자를 등록합니다. */
  addLogicalOr(): TfLiteStatus;
  /** LOGISTIC 연산자를 등록합니다. */
  addLogistic(registration?: TFLMRegistration): TfLiteStatus;
  /** LOG_SOFTMAX 연산자를 등록합니다. */
  addLogSoftmax(): TfLiteStatus;
  /** MAXIMUM 연산자를 등록합니다. */
  addMaximum(): TfLiteStatus;
  /** MAX_POOL_2D 연산자를 등록합니다. */
  addMaxPool2D(registration?: TFLMRegistration): TfLiteStatus;
  /** MEAN 연산자를 등록합니다. */
  addMean(registration?: TFLMRegistration): TfLiteStatus;
  /** MINIMUM 연산자를 등록합니다. */
  addMinimum(): TfLiteStatus;
  /** MIRROR_PAD 연산자를 등록합니다. */
  addMirrorPad(): TfLiteStatus;
  /** MUL 연산자를 등록합니다. */
  addMul(registration?: TFLMRegistration): TfLiteStatus;
  /** NEG 연산자를 등록합니다. */
  addNeg(): TfLiteStatus;
  /** NOT_EQUAL 연산자를 등록합니다. */
  addNotEqual(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalOverlapAdd를 등록합니다. */
  addOverlapAdd(): TfLiteStatus;
  /** PACK 연산자를 등록합니다. */
  addPack(): TfLiteStatus;
  /** PAD 연산자를 등록합니다. */
  addPad(registration?: TFLMRegistration): TfLiteStatus;
  /** PADV2 연산자를 등록합니다. */
  addPadV2(registration?: TFLMRegistration): TfLiteStatus;
  /** 사용자 정의 연산자 SignalPCAN를 등록합니다. */
  addPCAN(): TfLiteStatus;
  /** PRELU 연산자를 등록합니다. */
  addPrelu(): TfLiteStatus;
  /** QUANTIZE 연산자를 등록합니다. */
  addQuantize(registration?: TFLMRegistration): TfLiteStatus;
  /** READ_VARIABLE 연산자를 등록합니다. */
  addReadVariable(): TfLiteStatus;
  /** REDUCE_ALL 연산자를 등록합니다. */
  addReduceAll(): TfLiteStatus;
  /** REDUCE_MAX 연산자를 등록합니다. */
  addReduceMax(): TfLiteStatus;
  /** REDUCE_MIN 연산자를 등록합니다. */
  addReduceMin(): TfLiteStatus;
  /** RELU 연산자를 등록합니다. */
  addRelu(registration?: TFLMRegistration): TfLiteStatus;
  /** RELU6 연산자를 등록합니다. */
  addRelu6(registration?: TFLMRegistration): TfLiteStatus;
  /** RESHAPE 연산자를 등록합니다. */
  addReshape(): TfLiteStatus;
  /** RESIZE_BILINEAR 연산자를 등록합니다. */
  addResizeBilinear(): TfLiteStatus;
  /** RESIZE_NEAREST_NEIGHBOR 연산자를 등록합니다. */
  addResizeNearestNeighbor(): TfLiteStatus;
  /** REVERSE_V2 연산자를 등록합니다. */
  addReverseV2(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalRfft를 등록합니다. */
  addRfft(): TfLiteStatus;
  /** ROUND 연산자를 등록합니다. */
  addRound(): TfLiteStatus;
  /** RSQRT 연산자를 등록합니다. */
  addRsqrt(): TfLiteStatus;
  /** SELECT_V2 연산자를 등록합니다. */
  addSelectV2(): TfLiteStatus;
  /** SHAPE 연산자를 등록합니다. */
  addShape(): TfLiteStatus;
  /** SIN 연산자를 등록합니다. */
  addSin(): TfLiteStatus;
  /** SLICE 연산자를 등록합니다. */
  addSlice(): TfLiteStatus;
  /** SOFTMAX 연산자를 등록합니다. */
  addSoftmax(registration?: TFLMRegistration): TfLiteStatus;
  /** SPACE_TO_BATCH_ND 연산자를 등록합니다. */
  addSpaceToBatchNd(): TfLiteStatus;
  /** SPACE_TO_DEPTH 연산자를 등록합니다. */
  addSpaceToDepth(): TfLiteStatus;
  /** SPLIT 연산자를 등록합니다. */
  addSplit(): TfLiteStatus;
  /** SPLIT_V 연산자를 등록합니다. */
  addSplitV(): TfLiteStatus;
  /** SQRT 연산자를 등록합니다. */
  addSqrt(): TfLiteStatus;
  /** SQUARE 연산자를 등록합니다. */
  addSquare(): TfLiteStatus;
  /** SQUARED_DIFFERENCE 연산자를 등록합니다. */
  addSquaredDifference(): TfLiteStatus;
  /** SQUEEZE 연산자를 등록합니다. */
  addSqueeze(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalStacker를 등록합니다. */
  addStacker(): TfLiteStatus;
  /** STRIDED_SLICE 연산자를 등록합니다. */
  addStridedSlice(): TfLiteStatus;
  /** SUB 연산자를 등록합니다. */
  addSub(registration?: TFLMRegistration): TfLiteStatus;
  /** SUM 연산자를 등록합니다. */
  addSum(): TfLiteStatus;
  /** SVDF 연산자를 등록합니다. */
  addSvdf(registration?: TFLMRegistration): TfLiteStatus;
  /** TANH 연산자를 등록합니다. */
  addTanh(registration?: TFLMRegistration): TfLiteStatus;
  /** TRANSPOSE 연산자를 등록합니다. */
  addTranspose(): TfLiteStatus;
  /** TRANSPOSE_CONV 연산자를 등록합니다. */
  addTransposeConv(registration?: TFLMRegistration): TfLiteStatus;
  /** UNIDIRECTIONAL_SEQUENCE_LSTM 연산자를 등록합니다. */
  addUnidirectionalSequenceLSTM(registration?: TFLMRegistration): TfLiteStatus;
  /** UNPACK 연산자를 등록합니다. */
  addUnpack(): TfLiteStatus;
  /** VAR_HANDLE 연산자를 등록합니다. */
  addVarHandle(): TfLiteStatus;
  /** WHILE 연산자를 등록합니다. */
  addWhile(): TfLiteStatus;
  /** 사용자 정의 연산자 SignalWindow를 등록합니다. */
  addWindow(): TfLiteStatus;
  /** ZEROS_LIKE 연산자를 등록합니다. */
  addZerosLike(): TfLiteStatus;
}

/** 텐서의 양자화 값입니다. 실제 값 = scale × (정수 − zeroPoint) */
export interface TfLiteQuantizationParams {
  readonly scale: number;
  readonly zeroPoint: number;
}

/**
 * 텐서의 데이터를 자료형별로 보는 창입니다. C++의 `TfLitePtrUnion`과 같습니다.
 * 아레나를 직접 가리키므로 값을 쓰면 곧 입력이 됩니다. 텐서의 크기를 벗어나면 오류가 납니다.
 */
export interface TfLitePtrUnion {
  /** float32로 봅니다. */
  readonly f: Float32Array;
  /** float64로 봅니다. */
  readonly f64: Float64Array;
  /** int8로 봅니다. */
  readonly int8: Int8Array;
  /** uint8로 봅니다. */
  readonly uint8: Uint8Array;
  /** int16으로 봅니다. */
  readonly i16: Int16Array;
  /** uint16으로 봅니다. */
  readonly ui16: Uint16Array;
  /** int32로 봅니다. */
  readonly i32: Int32Array;
  /** uint32로 봅니다. */
  readonly u32: Uint32Array;
  /** int64로 봅니다. 값은 `bigint`입니다. */
  readonly i64: BigInt64Array;
  /** uint64로 봅니다. 값은 `bigint`입니다. */
  readonly u64: BigUint64Array;
  /** bool로 봅니다. 0과 1입니다. */
  readonly b: Uint8Array;
  /** 바이트 그대로 봅니다. */
  readonly raw: Uint8Array;
}

/** 입력 또는 출력 텐서입니다. */
export interface TfLiteTensor {
  readonly data: TfLitePtrUnion;
  /** 모양. C++의 `dims->data`입니다. */
  readonly dims: readonly number[];
  readonly type: TfLiteType;
  /** 데이터의 크기(바이트) */
  readonly bytes: number;
  readonly params: TfLiteQuantizationParams;
}

/** 커널이 보는 텐서입니다. 이름도 양자화 값도 없이 데이터, 모양, 자료형만 있습니다. */
export interface TfLiteEvalTensor {
  readonly data: TfLitePtrUnion;
  readonly dims: readonly number[];
  readonly type: TfLiteType;
}

/** VAR_HANDLE 연산자가 있는 모델에 필요합니다. 변수의 자리도 아레나에 잡힙니다. */
export class MicroResourceVariables {
  private constructor();
  /** @param maxNumVariables 변수의 최대 개수 */
  static create(maxNumVariables: number): MicroResourceVariables;
}

/** 연산자마다 걸린 시간을 기록합니다. `MicroInterpreter`의 다섯 번째 인자로 넘깁니다. */
export class MicroProfiler {
  constructor();
  /** 기록한 시간의 합(마이크로초) */
  getTotalTicks(): number;
  /** 이벤트마다 한 줄씩 콘솔에 찍습니다. */
  log(): void;
  /** 쉼표로 나눈 표로 콘솔에 찍습니다. */
  logCsv(): void;
  /** 연산자의 종류별로 더해 콘솔에 찍습니다. */
  logTicksPerTagCsv(): void;
  /** 기록을 지웁니다. */
  clearEvents(): void;
}

/**
 * 인터프리터(Interpreter)입니다. 모델, 리졸버, 아레나를 받아 추론을 실행합니다.
 *
 * @example
 * const interpreter = new MicroInterpreter(getModel(bytes), resolver, new TensorArena(10 * 1024));
 * if (interpreter.allocateTensors() !== kTfLiteOk) throw new Error('아레나를 확인하세요');
 */
export class MicroInterpreter {
  /**
   * @param model `getModel`이 돌려준 모델
   * @param opResolver 모델의 연산자를 모두 등록한 리졸버
   * @param tensorArena 텐서와 런타임의 구조체가 들어갈 메모리
   * @param resourceVariables VAR_HANDLE 연산자가 있는 모델에만 필요합니다.
   * @param profiler 연산자별 시간을 기록할 때 넘깁니다.
   * @param preserveAllTensors `true`면 공간을 다시 쓰지 않아, 추론 뒤에도 모든 텐서의 값이 남습니다.
   */
  constructor(
    model: Model,
    opResolver: MicroMutableOpResolver,
    tensorArena: TensorArena,
    resourceVariables?: MicroResourceVariables | null,
    profiler?: MicroProfiler | null,
    preserveAllTensors?: boolean,
  );

  /** 아레나 안에 모든 텐서의 자리를 정합니다. 추론 전에 한 번 부릅니다. */
  allocateTensors(): TfLiteStatus;
  /** 추론을 한 번 실행합니다. */
  invoke(): TfLiteStatus;
  /** 변수 텐서를 처음 상태로 되돌립니다. */
  reset(): TfLiteStatus;

  /** i번째 입력 텐서. 없는 번호면 업스트림의 메시지와 함께 오류가 납니다. */
  input(index: number): TfLiteTensor;
  /** i번째 출력 텐서. 없는 번호면 업스트림의 메시지와 함께 오류가 납니다. */
  output(index: number): TfLiteTensor;
  /** 입력의 수 */
  inputsSize(): number;
  /** 출력의 수 */
  outputsSize(): number;
  /**
   * 모델의 아무 텐서나 봅니다. 생성자의 `preserveAllTensors`가 `true`일 때만 됩니다.
   * 그때는 메모리 플래너가 공간을 다시 쓰지 않으므로 아레나가 더 많이 필요합니다.
   */
  getTensor(tensorIndex: number, subgraphIndex?: number): TfLiteEvalTensor;

  /** 인터프리터를 만들 때의 상태 */
  initializationStatus(): TfLiteStatus;
  /** 아레나에서 실제로 쓴 바이트 수. 아레나 크기를 정하는 근거가 됩니다. */
  arenaUsedBytes(): number;

  /** C++의 소멸자입니다. 부르지 않아도 실행이 끝나면 정리됩니다. */
  delete(): void;
}

/** 기록 할당기가 종류별로 센 값입니다. */
export interface RecordedAllocation {
  /** 요청한 바이트 */
  readonly requestedBytes: number;
  /** 정렬을 포함해 실제로 쓴 바이트 */
  readonly usedBytes: number;
  /** 할당 횟수 */
  readonly count: number;
}

/** 할당의 종류입니다. C++의 `RecordedAllocationType`과 순서가 같습니다. */
export const RecordedAllocationType: {
  readonly kTfLiteEvalTensorData: 0;
  readonly kPersistentTfLiteTensorData: 1;
  readonly kPersistentTfLiteTensorQuantizationData: 2;
  readonly kPersistentBufferData: 3;
  readonly kTfLiteTensorVariableBufferData: 4;
  readonly kNodeAndRegistrationArray: 5;
  readonly kOpData: 6;
};

/** `RecordingMicroInterpreter`의 할당기입니다. */
export interface RecordingMicroAllocator {
  /** @param type `RecordedAllocationType`의 값 */
  getRecordedAllocation(type: number): RecordedAllocation;
  /** 종류별 할당을 콘솔에 찍습니다. */
  printAllocations(): void;
}

/** 할당을 종류별로 기록하는 인터프리터입니다. 기록 장치도 아레나에 들어가므로 조금 더 씁니다. */
export class RecordingMicroInterpreter extends MicroInterpreter {
  constructor(
    model: Model,
    opResolver: MicroMutableOpResolver,
    tensorArena: TensorArena,
    resourceVariables?: MicroResourceVariables | null,
    profiler?: MicroProfiler | null,
  );
  /** 기록을 읽을 할당기 */
  getMicroAllocator(): RecordingMicroAllocator;
}
