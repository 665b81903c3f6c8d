const KB = 1024;
const MB = 1024 * 1024;

export interface Board {
  readonly name: string;
  readonly core: string;
  /** Bytes of RAM on the chip; stack, application and radio take their share of it. */
  readonly ram: number;
  readonly flash: number;
  /** Where the figures were read. */
  readonly source: string;
  /** What the total hides: banks that are not one block, limits on static data. */
  readonly caution: string | null;
  /** A figure that only a secondary source gives. */
  readonly secondary: boolean;
}

/** Read on 2026-11-22 (course facts, boards). */
export const BOARDS: readonly Board[] = [
  {
    name: 'Nucleo-F103RB',
    core: 'STM32F103RB, Cortex-M3, 72 MHz, FPU 없음',
    ram: 20 * KB,
    flash: 128 * KB,
    source: 'RIOT 보드 문서',
    caution: null,
    secondary: false,
  },
  {
    name: 'STM32F4 Discovery',
    core: 'STM32F407VG, Cortex-M4F, 168 MHz',
    ram: 128 * KB,
    flash: MB,
    source: 'Zephyr stm32f4_disco',
    caution: 'RAM은 모두 192 + 4 KB이지만 64 KB는 코어 전용이라 한 덩어리로는 128 KB입니다.',
    secondary: false,
  },
  {
    name: 'Arduino Nano 33 BLE Sense',
    core: 'nRF52840, Cortex-M4F, 64 MHz',
    ram: 256 * KB,
    flash: MB,
    source:
      'Arduino 표(TannerGilbert/Arduino-Nano-33-BLE-Sense-Code-Collection에 인용), 코어는 Zephyr',
    caution: null,
    secondary: true,
  },
  {
    name: 'nRF52840 DK',
    core: 'nRF52840, Cortex-M4F, 64 MHz',
    ram: 256 * KB,
    flash: MB,
    source: 'PlatformIO nrf52840_dk',
    caution: null,
    secondary: false,
  },
  {
    name: 'Raspberry Pi Pico',
    core: 'RP2040, Cortex-M0+ 2개, 133 MHz',
    ram: 264 * KB,
    flash: 2 * MB,
    source: 'Zephyr rpi_pico',
    caution: '플래시는 칩 밖의 QSPI입니다.',
    secondary: false,
  },
  {
    name: 'STM32F746G Discovery',
    core: 'STM32F746NG, Cortex-M7, 216 MHz',
    ram: 320 * KB,
    flash: MB,
    source: 'kernel.org stm32f746-overview, RIOT, Zephyr',
    caution: '보드에 SDRAM 8 MB와 QSPI 플래시 16 MB가 더 있습니다.',
    secondary: false,
  },
  {
    name: 'SparkFun Edge',
    core: 'Ambiq Apollo3 Blue, Cortex-M4F, 48 MHz(최대 96)',
    ram: 384 * KB,
    flash: MB,
    source: 'Zephyr apollo3_evb, SparkFun Arduino_Apollo3 boards.txt',
    caution: 'Arduino 스케치에는 플래시 960,000바이트까지 쓸 수 있습니다.',
    secondary: false,
  },
  {
    name: 'ESP32-S3',
    core: 'Xtensa LX7 2개, 240 MHz, 벡터 명령',
    ram: 512 * KB,
    flash: 4 * MB,
    source: 'Zephyr의 ESP32-S3 보드들',
    caution: '플래시는 보드에 따라 4~32 MB이고, PSRAM이 달린 보드가 많습니다.',
    secondary: false,
  },
  {
    name: 'ESP32 (DevKitC, WROOM)',
    core: 'Xtensa LX6 2개, 240 MHz',
    ram: 320 * KB,
    flash: 4 * MB,
    source: 'Zephyr, ESP-IDF memory-types. 플래시는 흔한 모듈 기준',
    caution: 'RAM 520 KB 가운데 데이터용은 320 KB입니다. 블루투스가 그중 64 KB를 씁니다.',
    secondary: true,
  },
  {
    name: 'Raspberry Pi Pico 2',
    core: 'RP2350, Cortex-M33 2개(또는 RISC-V), 150 MHz',
    ram: 520 * KB,
    flash: 4 * MB,
    source: 'Zephyr rpi_pico2',
    caution: '플래시는 칩 밖에 있습니다.',
    secondary: false,
  },
];

export interface Need {
  readonly arena: number;
  readonly model: number;
  /** Runtime and kernels, estimated. */
  readonly code: number;
}

export interface Fit {
  readonly board: Board;
  readonly ramLeft: number;
  readonly flashLeft: number;
  readonly fits: boolean;
}

export function fitOn(board: Board, { arena, model, code }: Need): Fit {
  const ramLeft = board.ram - arena;
  const flashLeft = board.flash - model - code;
  return { board, ramLeft, flashLeft, fits: ramLeft >= 0 && flashLeft >= 0 };
}
