#version 430
// median_filter_window: the middle of 9 values, sorted by median9.glsl
// Threads   x = texel column, y = block of ROWS rows, z = plane
// Bindings  0 input ro (margin filled) · 1 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR
// Reference src/LiveConv.Core/Ops/MedianFilter.cs
#include "include/window.glsl"
#define VALUES vec4
#include "include/median9.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);

void main() {
  WINDOW(window);
  LOAD_WINDOW(window, x, X, plane())
  for (int r = 0; r < ROWS; r++) {
    vec4 v[9];
    for (int i = 0; i < 9; i++) v[i] = AT(window, r, i / 3, i % 3);
    y[texelIndex(Y, plane(), row() + r, column())] = median9(v);
  }
}
