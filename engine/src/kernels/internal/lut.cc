#include "kernels/internal/lut.h"

#include <cmath>

#include "kernels/internal/convert.h"
#include "kernels/internal/wrap.h"

namespace tflite {
namespace kernels {

void FillInt8Lut(QuantizedRange input, QuantizedRange output, float (*f)(float), int8_t* table) {
  const float inverse_scale = 1.0f / output.scale;
  for (int32_t v = INT8_MIN; v <= INT8_MAX; ++v) {
    const float real = input.scale * static_cast<float>(WrapSub(v, input.zero_point));
    const float scaled = std::round(f(real) * inverse_scale);
    const int32_t quantized = ToInt32(scaled + static_cast<float>(output.zero_point));
    table[static_cast<uint8_t>(v)] =
        static_cast<int8_t>(Clamp<int32_t>(quantized, INT8_MIN, INT8_MAX));
  }
}

void FillInt16Lut(QuantizedRange input, QuantizedRange output, float (*f)(float), int16_t* table) {
  const auto real = [](QuantizedRange r, int32_t v) {
    return r.scale * static_cast<float>(WrapSub(v, r.zero_point));
  };
  const auto clamp16 = [](float x) {
    return static_cast<int16_t>(ToInt32(Clamp(x, -32768.0f, 32767.0f)));
  };
  const float in_min = real(input, INT16_MIN);
  const float in_max = real(input, INT16_MAX);
  const float step = (in_max - in_min) / static_cast<float>(kInt16LutSize - 1);
  const float half_step = step / 2.0f;
  const float inverse = 65536.0f / (real(output, INT16_MAX) - real(output, INT16_MIN));

  for (int i = 0; i < kInt16LutSize - 1; ++i) {
    const float index = static_cast<float>(i);
    const float here = f(in_min + index * step);
    const float middle = f(in_min + index * step + half_step);
    const float next = f(in_min + static_cast<float>(i + 1) * step);
    const float sample = std::round(here * inverse);
    const float interpolated = std::round((next * inverse + std::round(here * inverse)) / 2.0f);
    const float error = interpolated - std::round(middle * inverse);
    table[i] = clamp16(sample - std::round(error / 2.0f));
  }
  table[kInt16LutSize - 1] = clamp16(std::round(f(in_max) * inverse));
}

const uint16_t kSigmoidTable[256] = {
    32768, 33451, 34133, 34813, 35493, 36169, 36843, 37513, 38180, 38841, 39498, 40149,
    40794, 41432, 42064, 42688, 43304, 43912, 44511, 45102, 45683, 46255, 46817, 47369,
    47911, 48443, 48964, 49475, 49975, 50464, 50942, 51409, 51865, 52311, 52745, 53169,
    53581, 53983, 54374, 54755, 55125, 55485, 55834, 56174, 56503, 56823, 57133, 57433,
    57724, 58007, 58280, 58544, 58800, 59048, 59288, 59519, 59743, 59959, 60168, 60370,
    60565, 60753, 60935, 61110, 61279, 61441, 61599, 61750, 61896, 62036, 62172, 62302,
    62428, 62549, 62666, 62778, 62886, 62990, 63090, 63186, 63279, 63368, 63454, 63536,
    63615, 63691, 63765, 63835, 63903, 63968, 64030, 64090, 64148, 64204, 64257, 64308,
    64357, 64405, 64450, 64494, 64536, 64576, 64614, 64652, 64687, 64721, 64754, 64786,
    64816, 64845, 64873, 64900, 64926, 64950, 64974, 64997, 65019, 65039, 65060, 65079,
    65097, 65115, 65132, 65149, 65164, 65179, 65194, 65208, 65221, 65234, 65246, 65258,
    65269, 65280, 65291, 65301, 65310, 65319, 65328, 65337, 65345, 65352, 65360, 65367,
    65374, 65381, 65387, 65393, 65399, 65404, 65410, 65415, 65420, 65425, 65429, 65433,
    65438, 65442, 65445, 65449, 65453, 65456, 65459, 65462, 65465, 65468, 65471, 65474,
    65476, 65479, 65481, 65483, 65485, 65488, 65489, 65491, 65493, 65495, 65497, 65498,
    65500, 65501, 65503, 65504, 65505, 65507, 65508, 65509, 65510, 65511, 65512, 65513,
    65514, 65515, 65516, 65517, 65517, 65518, 65519, 65520, 65520, 65521, 65522, 65522,
    65523, 65523, 65524, 65524, 65525, 65525, 65526, 65526, 65526, 65527, 65527, 65528,
    65528, 65528, 65529, 65529, 65529, 65529, 65530, 65530, 65530, 65530, 65531, 65531,
    65531, 65531, 65531, 65532, 65532, 65532, 65532, 65532, 65532, 65533, 65533, 65533,
    65533, 65533, 65533, 65533, 65533, 65534, 65534, 65534, 65534, 65534, 65534, 65534,
    65534, 65534, 65534, 65535,
};

}  // namespace kernels
}  // namespace tflite
