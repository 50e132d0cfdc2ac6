#version 430
// bilateral_filter_planar: the same for planar pictures of few channels; a weight is computed once for all channels
// Threads   x = texel column, y = row, z = batch
// Bindings  0 input ro (margin filled) · 1 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR CHANNELS COLOR_FACTOR SPACE_FACTOR
// Reference src/LiveConv.Core/Ops/BilateralFilter.cs
#include "include/window.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);

void main() {
  float windows[CHANNELS][ROWS + KH - 1][SPAN * 4];
  for (int c = 0; c < CHANNELS; c++) {
    LOAD_WINDOW(windows[c], x, X, plane() * CHANNELS + c)
  }

  for (int r = 0; r < ROWS; r++) {
    vec4 sums[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) sums[c] = vec4(0.0);
    vec4 weights = vec4(0.0);
    for (int p = 0; p < KH; p++)
      for (int q = 0; q < KW; q++) {
        int distance = (p - TOP) * (p - TOP) + (q - LEFT) * (q - LEFT);
        if (distance > TOP * TOP) continue;
        vec4 difference = vec4(0.0);
        for (int c = 0; c < CHANNELS; c++) difference += abs(AT(windows[c], r, p, q) - AT(windows[c], r, TOP, LEFT));
        vec4 weight = exp(COLOR_FACTOR * difference * difference) * exp(SPACE_FACTOR * float(distance));
        for (int c = 0; c < CHANNELS; c++) sums[c] += weight * AT(windows[c], r, p, q);
        weights += weight;
      }
    for (int c = 0; c < CHANNELS; c++) y[texelIndex(Y, plane() * CHANNELS + c, row() + r, column())] = sums[c] / weights;
  }
}
