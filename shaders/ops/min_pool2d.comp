#version 430
// min_pool2d: the smallest value of the part of each window that lies inside the picture
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT IS_PACKED KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT
// Reference src/LiveConv.Core/Ops/MinPool2D.cs
#include "include/pool.glsl"

layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  vec4 best = vec4(uintBitsToFloat(0x7f800000u));
  for (int i = 0; i < KH; i++)
    for (int j = 0; j < KW; j++) {
      Tap here = tap(t, i, j);
      vec4 other = mix(best, here.value, here.inside);
      vec4 better = mix(best, other, lessThan(other, best));
      best = mix(better, other, isnan(other));
    }

  y[texelIndex(Y, t.plane, t.row, t.column)] = packedLike(OUTPUT_TYPE(0), best);
}
