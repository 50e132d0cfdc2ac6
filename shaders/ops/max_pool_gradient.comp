#version 430
// max_pool_gradient: the sum of the gradients of the windows whose largest value lies at a pixel
// Threads   one a texel (threads.glsl)
// Bindings  0 places of max_pool_places ro · 1 gradient ro · 2 output wo
// Defines   FLAT INPUT0 INPUT1 OUTPUT IS_PACKED EXTENT SPAN STRIDE_Y STRIDE_X TOP LEFT
// Reference src/LiveConv.Core/Ops/MaxPoolGradient.cs
#include "include/threads.glsl"

#if IS_PACKED
#define FORMAT rgba32f
#else
#define FORMAT r32f
#endif
layout(binding = 0, FORMAT) readonly uniform imageBuffer places;
layout(binding = 1, FORMAT) readonly uniform imageBuffer gradient;
layout(binding = 2, std430) writeonly buffer Output { vec4 y[]; };

Tensor P = Tensor(INPUT0);
Tensor G = Tensor(INPUT1);
Tensor Y = Tensor(OUTPUT);

// The first and the last window that holds a place, which is counted from the first pixel of the first window.
ivec2 windows(int place, int extent, int stride, int count) {
  int first = place < extent ? 0 : divide(place - extent, stride) + 1;
  return ivec2(first, min(divide(place, stride), count - 1));
}

vec4 windowTexel(int plane, int row, int column, float place) {
#if IS_PACKED
  vec4 g = imageLoad(gradient, texelIndex(G, plane, row, column));
  return mix(vec4(0.0), g, equal(imageLoad(places, texelIndex(P, plane, row, column)), vec4(place)));
#else
  float g = imageLoad(gradient, texelIndex(G, plane, row, 0) * 4 + column).r;
  return vec4(imageLoad(places, texelIndex(P, plane, row, 0) * 4 + column).r == place ? g : 0.0);
#endif
}

vec4 collect(int plane, int row, int column) {
  ivec2 rows = windows(row + TOP, EXTENT, STRIDE_Y, G.height);
  ivec2 columns = windows(column + LEFT, SPAN, STRIDE_X, G.width);
  vec4 sum = vec4(0.0);
  for (int i = rows.x; i <= rows.y; i++)
    for (int j = columns.x; j <= columns.y; j++)
      sum += windowTexel(plane, i, j, float((row + TOP - i * STRIDE_Y) * SPAN + column + LEFT - j * STRIDE_X));
  return sum;
}

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
#if IS_PACKED
  vec4 sum = collect(t.plane, t.row, t.column);
#else
  vec4 sum;
  for (int lane = 0; lane < 4; lane++) sum[lane] = collect(t.plane, t.row, t.column * 4 + lane).x;
#endif
  y[texelIndex(Y, t.plane, t.row, t.column)] = sum;
}
