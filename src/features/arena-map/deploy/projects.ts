import type { Deployment } from './deployment.ts';
import { espFlash } from './esp-flash.ts';
import { hasSamples, inputHeader } from './samples.ts';
import {
  arduinoSketch,
  espMain,
  modelHeader,
  modelSource,
  plainMain,
  resolverHeader,
} from './sources.ts';

export interface ProjectFile {
  readonly path: string;
  /** Of the model's bytes some MB: written when it is first read. */
  readonly text: string;
}

function writtenWhenRead(path: string, write: () => string): ProjectFile {
  let text: string | null = null;
  return {
    path,
    get text() {
      text ??= write();
      return text;
    },
  };
}

export const PLATFORMS = {
  arduino: 'Arduino 스케치',
  espIdf: 'ESP-IDF',
  zephyr: 'Zephyr',
  cmake: 'CMake (PC에서 확인)',
} as const;
export type Platform = keyof typeof PLATFORMS;

const shared = (deployment: Deployment, folder = '', extension = 'cc'): ProjectFile[] => [
  { path: `${folder}model_data.h`, text: modelHeader(deployment) },
  writtenWhenRead(`${folder}model_data.${extension}`, () => modelSource(deployment)),
  { path: `${folder}model_ops.h`, text: resolverHeader(deployment) },
  ...(hasSamples(deployment)
    ? [{ path: `${folder}model_input.h`, text: inputHeader(deployment) }]
    : []),
];

/** The Arduino builder takes no longer name of a sketch. */
const LONGEST_NAME = 63;

/** The name of folder and project: letters, digits and underscores, a letter first. */
export function projectName(fileName: string): string {
  const name = fileName
    .replace(/\.tflite$/i, '')
    .replace(/[^0-9A-Za-z]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return (/^[A-Za-z]/.test(name) ? name : `model_${name}`).slice(0, LONGEST_NAME).replace(/_$/, '');
}

const arduino = (deployment: Deployment): ProjectFile[] => {
  const name = projectName(deployment.fileName);
  return [
    { path: `${name}.ino`, text: arduinoSketch(deployment) },
    // The Arduino builder compiles .cpp of a sketch's folder, not .cc.
    ...shared(deployment, '', 'cpp'),
  ];
};

function partitions(deployment: Deployment): ProjectFile[] {
  const { table } = espFlash(deployment);
  return table === null ? [] : [{ path: 'partitions.csv', text: table }];
}

const espIdf = (deployment: Deployment): ProjectFile[] => [
  {
    path: 'CMakeLists.txt',
    text: `cmake_minimum_required(VERSION 3.16)
include($ENV{IDF_PATH}/tools/cmake/project.cmake)
project(${projectName(deployment.fileName)})
`,
  },
  {
    path: 'main/CMakeLists.txt',
    text: `idf_component_register(SRCS "main.cc" "model_data.cc" INCLUDE_DIRS ".")
`,
  },
  {
    path: 'main/idf_component.yml',
    text: `dependencies:
  espressif/esp-tflite-micro: "^1.3.1"
`,
  },
  {
    path: 'sdkconfig.defaults',
    text: `# Kernels run on the main task's stack.
CONFIG_ESP_MAIN_TASK_STACK_SIZE=8192
${espFlash(deployment).config}`,
  },
  ...partitions(deployment),
  { path: 'main/main.cc', text: espMain(deployment) },
  ...shared(deployment, 'main/'),
];

const zephyr = (deployment: Deployment): ProjectFile[] => [
  {
    path: 'CMakeLists.txt',
    text: `cmake_minimum_required(VERSION 3.20.0)
find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
project(${projectName(deployment.fileName)})
target_sources(app PRIVATE src/main.cc src/model_data.cc)
`,
  },
  {
    path: 'prj.conf',
    text: `CONFIG_CPP=y
CONFIG_STD_CPP17=y
CONFIG_REQUIRES_FULL_LIBCPP=y
CONFIG_TENSORFLOW_LITE_MICRO=y
CONFIG_MAIN_STACK_SIZE=8192
# printf of the float outputs.
CONFIG_REQUIRES_FLOAT_PRINTF=y
# On a core with an FPU:
# CONFIG_FPU=y
# Arm's kernels, with cmsis-nn in west's project filter too:
# CONFIG_TENSORFLOW_LITE_MICRO_CMSIS_NN_KERNELS=y
`,
  },
  { path: 'src/main.cc', text: plainMain(deployment) },
  ...shared(deployment, 'src/'),
];

const cmake = (deployment: Deployment): ProjectFile[] => [
  {
    path: 'CMakeLists.txt',
    text: `cmake_minimum_required(VERSION 3.16)
project(${projectName(deployment.fileName)} CXX)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)

# Where tflite-micro lies, and the library that was built of it.
set(TFLM_ROOT "" CACHE PATH "checkout of tflite-micro")
set(TFLM_LIBRARY "" CACHE FILEPATH "libtensorflow-microlite.a")

set(TFLM_DOWNLOADS \${TFLM_ROOT}/tensorflow/lite/micro/tools/make/downloads)

add_executable(model main.cc model_data.cc)
# As the library itself is compiled.
target_compile_definitions(model PRIVATE TF_LITE_STATIC_MEMORY)
target_compile_options(model PRIVATE -fno-exceptions -fno-rtti)
target_include_directories(model PRIVATE \${TFLM_ROOT}
  \${TFLM_DOWNLOADS}/flatbuffers/include
  \${TFLM_DOWNLOADS}/gemmlowp
  \${TFLM_DOWNLOADS}/ruy)
target_link_libraries(model PRIVATE \${TFLM_LIBRARY})
`,
  },
  { path: 'main.cc', text: plainMain(deployment) },
  ...shared(deployment),
];

const MAKERS: Readonly<Record<Platform, (deployment: Deployment) => ProjectFile[]>> = {
  arduino,
  espIdf,
  zephyr,
  cmake,
};

/** What must be there before the project builds, and how it is built. */
const STEPS: Readonly<Record<Platform, readonly string[]>> = {
  arduino: [
    'Arduino IDE에 TFLM 라이브러리를 설치합니다: tflite-micro-arduino-examples 저장소를 zip으로 받아 스케치 > 라이브러리 포함하기 > .ZIP 라이브러리 추가.',
    '이 폴더의 .ino 파일을 열고 보드를 고른 뒤 업로드합니다.',
    '시리얼 모니터(115200)에 arena_used_bytes와 출력이 나옵니다.',
  ],
  espIdf: [
    'ESP-IDF 환경을 엽니다: . $IDF_PATH/export.sh',
    '칩을 고릅니다: idf.py set-target esp32s3',
    '빌드하고 굽습니다: idf.py build flash monitor (esp-tflite-micro 컴포넌트는 빌드할 때 내려받습니다)',
  ],
  zephyr: [
    'tflite-micro 모듈을 받습니다: west config manifest.project-filter -- +tflite-micro && west update',
    '빌드합니다: west build -b <보드> . && west flash',
  ],
  cmake: [
    'tflite-micro를 받아 라이브러리를 만듭니다: make -f tensorflow/lite/micro/tools/make/Makefile microlite (gen/ 아래에 libtensorflow-microlite.a가 생깁니다)',
    'cmake -B build -DTFLM_ROOT=<tflite-micro> -DTFLM_LIBRARY=<libtensorflow-microlite.a>',
    'cmake --build build && ./build/model',
  ],
};

/** Signal ops that Zephyr's build of the module leaves out (its CMakeLists.txt, read 2026-11). */
const NOT_IN_ZEPHYR = new Set([
  'AddDelay',
  'AddEnergy',
  'AddFftAutoScale',
  'AddFilterBank',
  'AddFilterBankLog',
  'AddFilterBankSpectralSubtraction',
  'AddFilterBankSquareRoot',
  'AddFramer',
  'AddIrfft',
  'AddOverlapAdd',
  'AddPCAN',
  'AddStacker',
]);

/** Static memory of an ESP32 is limited to 160 KB, some of it is used. */
const MOST_STATIC_ON_ESP32 = 100 * 1024;

/** What this very model meets on a platform. */
function cautions(platform: Platform, { methods, arenaBytes }: Deployment): string[] {
  const missing = methods.filter((method) => NOT_IN_ZEPHYR.has(method));
  switch (platform) {
    case 'arduino':
      return [
        '이 라이브러리는 Arduino Nano 33 BLE Sense에 맞춰져 있고, 커널은 CMSIS-NN입니다. 나중에 TFLM에 들어온 연산자는 없을 수 있습니다. ESP32에는 ESP-IDF 프로젝트를 쓰세요.',
      ];
    case 'espIdf':
      return arenaBytes > MOST_STATIC_ON_ESP32
        ? [
            'ESP32는 정적 배열로 쓸 수 있는 RAM이 160 KB를 넘지 않습니다. 링크할 때 dram0_0_seg가 넘치면 tensor_arena를 heap_caps_aligned_alloc(16, kArenaBytes, MALLOC_CAP_8BIT)(esp_heap_caps.h)으로 옮기세요.',
          ]
        : [];
    case 'zephyr':
      return [
        '여기서 잰 크기는 TF_LITE_STATIC_MEMORY를 정의하고 빌드한 TFLM의 것입니다. Zephyr의 모듈은 이 매크로를 정의하지 않아 텐서와 노드의 구조체가 더 크고, 아레나도 더 필요합니다. 앱에서만 정의하면 구조체가 서로 어긋나므로 정의하지 마세요.',
        ...(missing.length > 0
          ? [
              `Zephyr의 모듈은 ${missing.join(', ')}의 커널을 빌드하지 않습니다. 모듈의 CMakeLists.txt에 signal/micro/kernels의 파일을 더해야 링크됩니다.`,
            ]
          : []),
      ];
    case 'cmake':
      return [
        '측정은 포인터가 32비트인 엔진에서 했습니다. 64비트 PC에서는 인터프리터의 구조체가 커지므로 main.cc가 아레나를 두 배로 잡고, arena_used_bytes도 크게 나옵니다.',
      ];
  }
}

const SHOWN_OUTPUTS = 12;

function expectations(deployment: Deployment, expected: readonly string[] | null): string {
  if (expected === null || !hasSamples(deployment)) return '';
  const shown = expected.slice(0, SHOWN_OUTPUTS).join(', ');
  const more = expected.length > SHOWN_OUTPUTS ? ', …' : '';
  return `
model_input.h에는 페이지의 지도에 넣은 입력이 들어 있습니다. 그대로 실행하면 출력 0은 페이지에서처럼
\`${shown}${more}\`입니다. 최적화된 커널은 마지막 자리가 다를 수 있습니다.
`;
}

const readme = (
  platform: Platform,
  deployment: Deployment,
  expected: readonly string[] | null,
): string => `\
# ${deployment.fileName}: ${PLATFORMS[platform]}

- 모델 ${deployment.model.length}바이트, 연산자 ${deployment.methods.length}가지
- 아레나 ${deployment.arenaBytes}바이트 (측정한 최소 성공 크기 ${deployment.smallestBytes}바이트)

${STEPS[platform].map((step, i) => `${i + 1}. ${step}`).join('\n')}
${expectations(deployment, expected)}
입력은 RunModel()에서 채웁니다. 최적화된 커널(CMSIS-NN, ESP-NN)은 스크래치를 더 쓰기도 합니다.
AllocateTensors()가 실패하면 kArenaBytes를 넉넉히 늘려 성공시킨 뒤, arena_used_bytes()를 보고 다시
줄이세요.
${cautions(platform, deployment)
  .map((caution) => `\n${caution}\n`)
  .join('')}`;

/** `expected`: the values of output 0 that the page got, where they are known. */
export const projectOf = (
  platform: Platform,
  deployment: Deployment,
  expected: readonly string[] | null = null,
): ProjectFile[] => [
  ...MAKERS[platform](deployment),
  { path: 'README.md', text: readme(platform, deployment, expected) },
];
