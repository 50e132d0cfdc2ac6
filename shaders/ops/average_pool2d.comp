#version 430
// average_pool2d: mean of each window
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT IS_PACKED KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT COUNT_INCLUDE_PAD
// Reference src/LiveConv.Core/Ops/AveragePool2D.cs
#include "include/pool.glsl"

layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  vec4 sum = vec4(0.0);
  vec4 count = vec4(0.0);
  for (int i = 0; i < KH; i++)
    for (int j = 0; j < KW; j++) {
      Tap here = tap(t, i, j);
      sum += mix(vec4(0.0), here.value, here.inside);
      count += vec4(COUNT_INCLUDE_PAD ? here.padded : here.inside);
    }

  y[texelIndex(Y, t.plane, t.row, t.column)] = packedLike(OUTPUT_TYPE(0), sum / count);
}
