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
  WINDOW(window);
  LOAD_WINDOW(window, x, X, plane())

  for (int r = 0; r < ROWS; r++) {
    // The means: down all columns, then along them.
    float down[1][SPAN * 4];
    for (int i = 0; i < SPAN * 4; i++) down[0][i] = 0.0;
    for (int p = 0; p < KH; p++)
      for (int i = 0; i < SPAN * 4; i++) down[0][i] += window[r + p][i];
    vec4 sum = vec4(0.0);
    for (int q = 0; q < KW; q++) sum += AT(down, 0, 0, q);
    vec4 mean = sum / float(N);

    vec4 products = vec4(0.0);
    vec4 squares = vec4(0.0);
    for (int p = 0; p < KH; p++)
      for (int q = 0; q < KW; q++) {
        vec4 centred = AT(window, r, p, q) - mean;
        products += pattern[p * KW + q] * centred;
        squares += centred * centred;
      }
    y[texelIndex(Y, plane(), row() + r, column())] = products / sqrt(squares + EPSILON * float(N));
  }
}
