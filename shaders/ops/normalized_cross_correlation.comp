#version 430
// normalized_cross_correlation: likeness of each window to a template, independent of brightness and contrast
// Two passes over the window: its mean, then the sums of products and squares of what is left.
// Threads   x = texel column, y = row, z = batch
// Bindings  0 input ro (margin filled) · 1 template ro (.x: of mean 0 and length 1, .y: 1 inside, rows padded to whole texels) · 2 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT_TEXELS SPAN EPSILON
// Reference src/LiveConv.Core/Ops/NormalizedCrossCorrelation.cs
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer pattern;
layout(binding = 2, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);

vec4 shifted(vec4 a, vec4 b, int s) {
  return s == 0 ? a : s == 1 ? vec4(a.yzw, b.x) : s == 2 ? vec4(a.zw, b.xy) : vec4(a.w, b.xyz);
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x), columns(Y) - 1);
  int row = int(gl_GlobalInvocationID.y);
  int plane = int(gl_WorkGroupID.z);
  int corner = texelIndex(X, plane, row - TOP, column - LEFT_TEXELS);

  vec4 sum = vec4(0.0);
  for (int p = 0; p < KH; p++) {
    vec4 next = imageLoad(x, corner + p * X.pitch);
    for (int t = 0; t < SPAN - 1; t++) {
      vec4 texel = next;
      next = imageLoad(x, corner + p * X.pitch + t + 1);
      for (int s = 0; s < 4; s++) sum += imageLoad(pattern, (p * (SPAN - 1) + t) * 4 + s).y > 0.0 ? shifted(texel, next, s) : vec4(0.0);
    }
  }

  vec4 mean = sum / float(KH * KW);
  vec4 products = vec4(0.0);
  vec4 squares = vec4(0.0);
  for (int p = 0; p < KH; p++) {
    vec4 next = imageLoad(x, corner + p * X.pitch);
    for (int t = 0; t < SPAN - 1; t++) {
      vec4 texel = next;
      next = imageLoad(x, corner + p * X.pitch + t + 1);
      for (int s = 0; s < 4; s++) {
        vec2 place = imageLoad(pattern, (p * (SPAN - 1) + t) * 4 + s).xy;
        // What lies beside the template may be NaN or infinite.
        vec4 centred = place.y > 0.0 ? shifted(texel, next, s) - mean : vec4(0.0);
        products += place.x * centred;
        squares += centred * centred;
      }
    }
  }

  y[texelIndex(Y, plane, row, column)] = products / sqrt(squares + EPSILON * float(KH * KW));
}
