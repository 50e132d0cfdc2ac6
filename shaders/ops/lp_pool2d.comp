#version 430
// lp_pool2d: the P-norm of each window
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT IS_PACKED KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT P
// Reference src/LiveConv.Core/Ops/LpPool2D.cs
#include "include/pool.glsl"

layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  vec4 sum = vec4(0.0);
  for (int i = 0; i < KH; i++)
    for (int j = 0; j < KW; j++) {
      Tap here = tap(t, i, j);
      vec4 size = mix(vec4(0.0), abs(here.value), here.inside);
      vec4 power = size;
      for (int p = 1; p < P; p++) power *= size;
      sum += power;
    }

  vec4 root = P == 1 ? sum : P == 2 ? sqrt(sum) : mix(exp2(log2(sum) / float(P)), sum, equal(sum, vec4(0.0)));
  y[texelIndex(Y, t.plane, t.row, t.column)] = mix(root, sum, isnan(sum));
}
