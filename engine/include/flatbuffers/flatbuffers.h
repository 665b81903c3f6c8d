// What a program expects of FlatBuffers' own header, as far as reading a model goes.
#ifndef FLATBUFFERS_FLATBUFFERS_H_
#define FLATBUFFERS_FLATBUFFERS_H_

#include <string>

#include "flatbuffers/view.h"  // IWYU pragma: export

#endif  // FLATBUFFERS_FLATBUFFERS_H_
