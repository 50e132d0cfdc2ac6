#version 430
// max_pool_places: where in each window its first largest value lies, row · SPAN + column within the window; −1 where no pixel lies inside
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT IS_PACKED KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT SPAN
// Reference src/LiveConv.Core/Ops/MaxPoolGradient.cs
#include "include/pool.glsl"

layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  vec4 best = vec4(0.0);
  vec4 place = vec4(-1.0);
  for (int i = 0; i < KH; i++)
    for (int j = 0; j < KW; j++) {
      Tap here = tap(t, i, j);
      for (int lane = 0; lane < 4; lane++) {
        bool isFirst = place[lane] < 0.0;
        bool isLarger = here.value[lane] > best[lane] || (isnan(here.value[lane]) && !isnan(best[lane]));
        if (here.inside[lane] && (isFirst || isLarger)) {
          best[lane] = here.value[lane];
          place[lane] = float(i * DILATION_Y * SPAN + j * DILATION_X);
        }
      }
    }

  y[texelIndex(Y, t.plane, t.row, t.column)] = place;
}
