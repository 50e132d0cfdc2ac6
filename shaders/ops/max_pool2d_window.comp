#version 430
// max_pool2d_window: the largest value of each window at stride 1; outside the picture the margin repeats the edge, which never changes it
// Threads   x = texel column, y = block of ROWS rows, z = plane
// Bindings  0 input ro (margin filled) · 1 output wo
// Defines   INPUT0 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR
// Reference src/LiveConv.Core/Ops/MaxPool2D.cs
#include "include/window.glsl"
#include "include/formats.glsl"

layout(binding = 0, FORMAT0) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

const Tensor X = Tensor(INPUT0);

// A NaN in the window stays.
vec4 select(vec4 best, vec4 other) {
  vec4 chosen = mix(other, best, greaterThan(best, other));
  return mix(chosen, best, isnan(best));
}

void main() {
  WINDOW(window);
  LOAD_WINDOW(window, x, X, plane())
  vec4 across[ROWS + KH - 1];
  for (int r = 0; r < ROWS + KH - 1; r++) {
    across[r] = AT(window, r, 0, 0);
    for (int q = 1; q < KW; q++) across[r] = select(across[r], AT(window, r, 0, q));
  }
  for (int r = 0; r < ROWS; r++) {
    vec4 best = across[r];
    for (int p = 1; p < KH; p++) best = select(best, across[r + p]);
    y[texelIndex(Y, plane(), row() + r, column())] = packedLike(OUTPUT_TYPE(0), best);
  }
}
