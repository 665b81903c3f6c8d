import { TYPE_NAMES } from './abi.ts';

/** Constants of the C headers as the student's module exports them. Their values are upstream's. */

export const STATUS = {
  kTfLiteOk: 0,
  kTfLiteError: 1,
  kTfLiteDelegateError: 2,
  kTfLiteApplicationError: 3,
  kTfLiteDelegateDataNotFound: 4,
  kTfLiteDelegateDataWriteError: 5,
  kTfLiteDelegateDataReadError: 6,
  kTfLiteUnresolvedOps: 7,
  kTfLiteCancelled: 8,
  kTfLiteOutputShapeNotKnown: 9,
  kTfLiteAbort: 15,
} as const;

export const TYPES = {
  kTfLiteNoType: 0,
  kTfLiteFloat32: 1,
  kTfLiteInt32: 2,
  kTfLiteUInt8: 3,
  kTfLiteInt64: 4,
  kTfLiteString: 5,
  kTfLiteBool: 6,
  kTfLiteInt16: 7,
  kTfLiteInt8: 9,
  kTfLiteFloat16: 10,
  kTfLiteFloat64: 11,
  kTfLiteUInt64: 13,
  kTfLiteResource: 14,
  kTfLiteUInt32: 16,
  kTfLiteUInt16: 17,
  kTfLiteInt4: 18,
} as const;

export function tfLiteTypeGetName(type: number): string {
  return TYPE_NAMES[type] ?? 'Unknown type';
}

/** RecordedAllocationType in enum order. */
export const RECORDED_ALLOCATION_TYPE = {
  kTfLiteEvalTensorData: 0,
  kPersistentTfLiteTensorData: 1,
  kPersistentTfLiteTensorQuantizationData: 2,
  kPersistentBufferData: 3,
  kTfLiteTensorVariableBufferData: 4,
  kNodeAndRegistrationArray: 5,
  kOpData: 6,
} as const;

export const SCHEMA_VERSION = 3;
