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

export const projectOf = (platform: Platform, deployment: Deployment): ProjectFile[] =>
  MAKERS[platform](deployment);
