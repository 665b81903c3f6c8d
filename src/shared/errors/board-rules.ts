import { LESSONS, type Rule, rulesOf } from './rule.ts';

const board = rulesOf('보드');
const { firstInference, arena, arenaSize, resolver } = LESSONS;

/** What compilers, linkers and boards say around TFLM. */
export const BOARD_RULES: readonly Rule[] = [
  board(
    'all-ops',
    /all_ops_resolver\.h: No such file|'AllOpsResolver' (?:is not a member|has not been declared)|AllOpsResolver.*(?:not declared|was not declared)/i,
    'AllOpsResolver는 2023년 5월에 TFLM에서 없어졌습니다. 오래된 예제가 아직 씁니다.',
    'micro_mutable_op_resolver.h를 포함하고 MicroMutableOpResolver<N>에 필요한 연산자만 등록하세요.',
    resolver,
  ),
  board(
    'mutable-resolver',
    /'MicroMutableOpResolver' (?:is not a member|has not been declared|was not declared)|no template named 'MicroMutableOpResolver'/i,
    '헤더가 빠졌습니다. micro_op_resolver.h에는 인터페이스만 있습니다.',
    '#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"를 넣으세요.',
    firstInference,
  ),
  board(
    'ram-overflow',
    /region [`'"]?(\w*(?:RAM|dram)\w*)['"]? overflowed by (\d+) bytes|section [`'"]?\.(?:bss|noinit|data)['"]? will not fit in region/i,
    '전역 변수(대개 텐서 아레나)가 보드의 RAM에 들어가지 않습니다.',
    ([, , bytes]) =>
      `${bytes === undefined ? '' : `${bytes}바이트가 넘쳤습니다. `}최소 성공 크기를 찾아 아레나를 줄이고, 모델 배열에 const가 있어 플래시에 놓이는지 확인하세요.`,
    arenaSize,
  ),
  board(
    'flash-overflow',
    /region [`'"]?(\w*(?:FLASH|rom|iram)\w*)['"]? overflowed by (\d+) bytes/i,
    '코드와 모델이 보드의 플래시에 들어가지 않습니다.',
    ([, , bytes]) =>
      `${bytes}바이트가 넘쳤습니다. 쓰는 연산자만 등록하고, 모델을 int8로 양자화하고, 릴리스 빌드로 만드세요.`,
    resolver,
  ),
  board(
    'stack-overflow',
    /stack overflow in task|Stack canary watchpoint triggered|CMSIS-RTOS error: Stack overflow/i,
    '태스크의 스택이 넘쳤습니다. 아레나를 함수 안의 지역 변수로 두면 이렇게 됩니다.',
    '아레나를 전역이나 static으로 옮기고, 그래도 나면 태스크의 스택을 늘리세요.',
    arena,
  ),
  board(
    'error-reporter',
    /'?MicroErrorReporter'? (?:is not a member|has not been declared|was not declared)|micro_error_reporter\.h: No such file|no matching function for call to '?tflite::MicroInterpreter::MicroInterpreter\(.*?ErrorReporter/i,
    '지금의 TFLM에서는 MicroInterpreter의 생성자가 ErrorReporter를 받지 않습니다. 오래된 예제의 코드입니다.',
    'MicroInterpreter(model, resolver, arena, arena_size)처럼 만들고, 메시지는 micro_log.h의 MicroPrintf로 찍으세요.',
    firstInference,
  ),
  board(
    'watchdog',
    /Task watchdog got triggered/i,
    '한 태스크가 다른 태스크(IDLE)에 차례를 주지 않고 너무 오래 돌았습니다. Invoke()가 몇 초씩 걸리거나 쉬지 않고 반복할 때 납니다.',
    '추론 사이에 vTaskDelay(1)을 넣고, 한 번의 Invoke()가 길다면 모델을 줄이거나 ESP-NN처럼 최적화한 커널을 쓰세요.',
    firstInference,
  ),
  board(
    'hard-fault',
    /Guru Meditation Error|LoadProhibited|StoreProhibited|HardFault|Usage Fault|Bus Fault|MPU FAULT/i,
    '잘못된 주소를 읽거나 썼습니다. AllocateTensors()가 실패했는데 input(0)을 쓴 경우가 가장 많습니다.',
    'AllocateTensors()의 반환값과 input(0)이 nullptr이 아닌지 먼저 확인하고, 아레나와 모델 배열에 alignas(16)을 붙이세요.',
    firstInference,
  ),
];
