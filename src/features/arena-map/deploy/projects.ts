import {
  arduinoSketch,
  type Deployment,
  espMain,
  modelHeader,
  modelSource,
  plainMain,
  resolverHeader,
} from './sources.ts';

export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

export const PLATFORMS = {
  arduino: 'Arduino 스케치',
  espIdf: 'ESP-IDF',
  zephyr: 'Zephyr',
  cmake: 'CMake (PC에서 확인)',
} as const;
export type Platform = keyof typeof PLATFORMS;

const shared = (deployment: Deployment, folder = ''): ProjectFile[] => [
  { path: `${folder}model_data.h`, text: modelHeader(deployment) },
  { path: `${folder}model_data.cc`, text: modelSource(deployment) },
  { path: `${folder}model_ops.h`, text: resolverHeader(deployment) },
];

/** The name of folder and project: letters, digits and underscores. */
export const projectName = (fileName: string): string =>
  fileName.replace(/\.tflite$/i, '').replace(/[^0-9A-Za-z]+/g, '_') || 'model';

const arduino = (deployment: Deployment): ProjectFile[] => {
  const name = projectName(deployment.fileName);
  return [
    { path: `${name}.ino`, text: arduinoSketch(deployment) },
    // The Arduino builder compiles .cpp of a sketch's folder, not .cc.
    ...shared(deployment).map(({ path, text }) => ({ path: path.replace('.cc', '.cpp'), text })),
  ];
};

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
  espressif/esp-tflite-micro: "*"
`,
  },
  {
    path: 'sdkconfig.defaults',
    text: `# Kernels run on the main task's stack.
CONFIG_ESP_MAIN_TASK_STACK_SIZE=8192
`,
  },
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
CONFIG_MAIN_STACK_SIZE=4096
# printf of the float outputs.
CONFIG_REQUIRES_FLOAT_PRINTF=y
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

# Where tflite-micro lies, and the library that was built of it.
set(TFLM_ROOT "" CACHE PATH "checkout of tflite-micro")
set(TFLM_LIBRARY "" CACHE FILEPATH "libtensorflow-microlite.a")

add_executable(model main.cc model_data.cc)
target_compile_definitions(model PRIVATE TF_LITE_STATIC_MEMORY)
target_include_directories(model PRIVATE \${TFLM_ROOT}
  \${TFLM_ROOT}/tensorflow/lite/micro/tools/make/downloads/flatbuffers/include)
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
    'tflite-micro를 받아 라이브러리를 만듭니다: make -f tensorflow/lite/micro/tools/make/Makefile microlite',
    'cmake -B build -DTFLM_ROOT=<tflite-micro> -DTFLM_LIBRARY=<libtensorflow-microlite.a>',
    'cmake --build build && ./build/model',
  ],
};

const readme = (platform: Platform, deployment: Deployment): string => `\
# ${deployment.fileName}: ${PLATFORMS[platform]}

- 모델 ${deployment.model.length}바이트, 연산자 ${deployment.methods.length}가지
- 아레나 ${deployment.arenaBytes}바이트 (측정한 최소 성공 크기 ${deployment.smallestBytes}바이트)

${STEPS[platform].map((step, i) => `${i + 1}. ${step}`).join('\n')}

입력은 main의 RunModel()에서 채웁니다. 최적화된 커널(CMSIS-NN, ESP-NN)은 스크래치를 더 쓰기도 하므로,
보드에서 AllocateTensors()의 상태와 arena_used_bytes()를 다시 확인하세요.
`;

export const projectOf = (platform: Platform, deployment: Deployment): ProjectFile[] => [
  ...MAKERS[platform](deployment),
  { path: 'README.md', text: readme(platform, deployment) },
];
