#version 430
// maps: values of a feature map as colours; a pixel that covers several values shows the one farthest from zero, so that thin lines stay
// Threads   one a pixel
// Bindings  0 values ro · 0 colors ro (texture)
// Defines   none
// Reference src/LiveConv.Host/Overlay/FeatureMaps.cs
#include "include/tensor.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer values;
layout(binding = 0) uniform sampler2D colors;
layout(location = 0) uniform Tensor t;
layout(location = 10) uniform int taps;
layout(location = 11) uniform vec2 footprint;

in vec2 at;
flat in int map;
flat in vec2 toColor;
out vec4 pixel;

const float COLORS = 257.0;
const vec4 NOT_A_NUMBER = vec4(0.55, 0.0, 0.55, 1.0);

void main() {
  ivec2 last = ivec2(t.width, t.height) - 1;
  vec2 center = at * vec2(t.width, t.height);
  float strongest = 0.0;
  for (int i = 0; i < taps * taps; i++) {
    vec2 offset = (vec2(i % taps, i / taps) + 0.5) / float(taps) - 0.5;
    ivec2 cell = clamp(ivec2(floor(center + offset * footprint)), ivec2(0), last);
    float value = imageLoad(values, elementIndex(t, 0, map, cell.y, cell.x)).r;
    if (isnan(value)) {
      strongest = value;
      break;
    }
    if (abs(value) > abs(strongest)) strongest = value;
  }
  float level = strongest * toColor.x + toColor.y;
  pixel = isnan(level) ? NOT_A_NUMBER : texture(colors, vec2((clamp(level, 0.0, 1.0) * (COLORS - 1.0) + 0.5) / COLORS, 0.5));
}
