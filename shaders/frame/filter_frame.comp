#version 430
// filter_frame: medians, largest and smallest values of windows, from the frame to the picture, in one pass that keeps no layer
// Threads   x = block of COLUMNS columns of four pixels, y = block of ROWS rows
// Bindings  0 frame ro (4 pixels a texel) · 1 picture wo (4 pixels a texel)
// Defines   GROUP WIDTH HEIGHT COLOR SCALE SHIFT OPERATION BORDER KH KW TOP LEFT LEFT_TEXELS SPAN ROWS COLUMNS FINISH SWAP GAIN BIAS
// Reference src/LiveConv.Core/Pipelines/Pipeline.cs
#include "include/frame_window.glsl"

const int HIGH_ROWS = ROWS + KH - 1;

uvec4 texels[HIGH_ROWS][WIDE];
uvec4 pixels[ROWS][COLUMNS];

// The order of bytes is that of their values.
uint window[HIGH_ROWS][WIDE * 4];
#if OPERATION == 1
#define VALUES uvec4
#include "include/median9.glsl"
vec4 answer(int r, int t) {
  uvec4 v[9];
  for (int i = 0; i < 9; i++) v[i] = UNDER(uvec4, window[r + i / 3], t, i % 3);
  return value(median9(v));
}
#else
#define BETTER(a, b) (OPERATION == 2 ? max(a, b) : min(a, b))
uvec4 across[HIGH_ROWS][COLUMNS];

vec4 answer(int r, int t) {
  uvec4 best = across[r][t];
  for (int p = 1; p < KH; p++) best = BETTER(best, across[r + p][t]);
  return value(best);
}
#endif

void plane(int c) {
  for (int r = 0; r < HIGH_ROWS; r++)
    for (int t = 0; t < WIDE; t++) {
      uvec4 values = channel(texels[r][t], c);
      for (int i = 0; i < 4; i++) window[r][t * 4 + i] = values[i];
    }
#if OPERATION >= 2
  for (int r = 0; r < HIGH_ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) {
      across[r][t] = UNDER(uvec4, window[r], t, 0);
      for (int q = 1; q < KW; q++) across[r][t] = BETTER(across[r][t], UNDER(uvec4, window[r], t, q));
    }
#endif
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) pixels[r][t] |= shown(finished(answer(r, t), value(channel(texels[r + TOP][t + LEFT_TEXELS], c))), c);
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x) * COLUMNS, WIDTH - COLUMNS);
  int row = int(gl_GlobalInvocationID.y) * ROWS;
  for (int r = 0; r < HIGH_ROWS; r++) loadRow(row - TOP + r, column, texels[r]);
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) pixels[r][t] = uvec4(0xff000000u);
  plane(0);
#if COLOR != 0
  plane(1);
  plane(2);
#endif
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) picture[(row + r) * WIDTH + column + t] = pixels[r][t];
}
