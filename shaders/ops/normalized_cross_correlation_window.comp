#version 430
// normalized_cross_correlation_window: the same for templates small enough to be constants of the program; each texel is loaded once for ROWS rows
// Threads   x = texel column, y = block of ROWS rows, z = batch
// Bindings  0 input ro (margin filled) · 1 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR TEMPLATE EPSILON
// Reference src/LiveConv.Core/Ops/NormalizedCrossCorrelation.cs
#include "include/window.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const int N = KH * KW;
float pattern[N] = float[N](TEMPLATE);  // of mean 0 and length 1

void main() {
  // Each loop indexes an array of its own length, which makes Mesa unroll it whatever its size.
  float weights[KH][KW];
  for (int p = 0; p < KH; p++)
    for (int q = 0; q < KW; q++) weights[p][q] = pattern[p * KW + q];

  WINDOW(window);
  LOAD_WINDOW(window, x, X, plane())

  vec4 results[ROWS];
  for (int r = 0; r < ROWS; r++) {
    // The mean: down all columns, then along them.
    float down[SPAN * 4];
    for (int i = 0; i < SPAN * 4; i++) down[i] = 0.0;
    for (int p = 0; p < ROWS + KH - 1; p++)
      if (p >= r && p < r + KH)
        for (int i = 0; i < SPAN * 4; i++) down[i] += window[p][i];
    vec4 sum = vec4(0.0);
    for (int i = 0; i < SPAN * 4; i++)
      for (int lane = 0; lane < 4; lane++)
        if (i >= FIRST + lane && i < FIRST + lane + KW) sum[lane] += down[i];
    vec4 mean = sum / float(N);

    vec4 products = vec4(0.0);
    vec4 squares = vec4(0.0);
    for (int p = 0; p < KH; p++)
      for (int q = 0; q < KW; q++) {
        vec4 centred = AT(window, r, p, q) - mean;
        products += weights[p][q] * centred;
        squares += centred * centred;
      }

    results[r] = products / sqrt(squares + EPSILON * float(N));
  }

  for (int r = 0; r < ROWS; r++) y[texelIndex(Y, plane(), row() + r, column())] = results[r];
}
