#version 430
// median_filter_window: the middle of 9 values by a network of 19 exchanges (Paeth, Graphics Gems 1990)
// Threads   x = texel column, y = block of ROWS rows, z = plane
// Bindings  0 input ro (margin filled) · 1 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR
// Reference src/LiveConv.Core/Ops/MedianFilter.cs
#include "include/window.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);

void sort(inout vec4 a, inout vec4 b) {
  vec4 low = min(a, b);
  b = max(a, b);
  a = low;
}

void main() {
  WINDOW(window);
  LOAD_WINDOW(window, x, X, plane())
  for (int r = 0; r < ROWS; r++) {
    vec4 v[9];
    for (int i = 0; i < 9; i++) v[i] = AT(window, r, i / 3, i % 3);
    sort(v[1], v[2]); sort(v[4], v[5]); sort(v[7], v[8]);
    sort(v[0], v[1]); sort(v[3], v[4]); sort(v[6], v[7]);
    sort(v[1], v[2]); sort(v[4], v[5]); sort(v[7], v[8]);
    sort(v[0], v[3]); sort(v[5], v[8]); sort(v[4], v[7]);
    sort(v[3], v[6]); sort(v[1], v[4]); sort(v[2], v[5]);
    sort(v[4], v[7]); sort(v[4], v[2]); sort(v[6], v[4]);
    sort(v[4], v[2]);
    y[texelIndex(Y, plane(), row() + r, column())] = v[4];
  }
}
