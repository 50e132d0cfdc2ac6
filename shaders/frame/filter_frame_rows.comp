#version 430
// filter_frame_rows: a convolution from the frame to the picture, row by row: a row is loaded once for all windows that it is part of
// Threads   x = block of COLUMNS columns of four pixels, y = block of ROWS rows (the last ends with the picture)
// Bindings  0 frame ro (4 pixels a texel) · 1 picture wo (4 pixels a texel)
// Defines   GROUP WIDTH HEIGHT COLOR SCALE SHIFT BORDER KH KW TOP LEFT LEFT_TEXELS SPAN ROWS COLUMNS KERNELS WEIGHTS BIASES ACROSS ACROSS_BIAS ACTIVATION BEFORE JOIN FINISH READS_PIXEL SWAP GAIN BIAS
// Reference src/LiveConv.Core/Pipelines/Pipeline.cs
#include "include/frame_window.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

#define PLANES (COLOR == 0 ? 1 : 3)

#ifdef ACROSS
float across[KW] = float[KW](ACROSS);  // what rows are convolved with first
float weights[KERNELS][KH] = float[KERNELS][KH](WEIGHTS);
#else
float weights[KERNELS][KH][KW] = float[KERNELS][KH][KW](WEIGHTS);
#endif
float biases[KERNELS] = float[KERNELS](BIASES);

// The sums of the windows that the row at hand is part of, by its place in them.
vec4 sums[PLANES][KERNELS][COLUMNS][KH];

// Adds a row of pixels. Pixels are finite: what is multiplied by 0 needn't be added.
void add(int c, int k, int t, float row[WIDE * 4]) {
#ifdef ACROSS
  precise vec4 part = vec4(ACROSS_BIAS);
  for (int q = 0; q < KW; q++) part += across[q] * UNDER(vec4, row, t, q);
#endif
  for (int p = KH - 1; p >= 0; p--) {
    precise vec4 sum = p == 0 ? vec4(biases[k]) : sums[c][k][t][max(p - 1, 0)];
#ifdef ACROSS
    sum += weights[k][p] * part;
#else
    for (int q = 0; q < KW; q++)
      if (weights[k][p][q] != 0.0) sum += weights[k][p][q] * UNDER(vec4, row, t, q);
#endif
    sums[c][k][t][p] = sum;
  }
}

vec4 response(int c, int k, int t) {
  vec4 sum = activate(sums[c][k][t][KH - 1]);
  return BEFORE == 1 ? abs(sum) : BEFORE == 2 ? rectified(sum) : sum;
}

vec4 answer(int c, int t) {
  vec4 best = response(c, 0, t);
#if JOIN == 1
  vec4 other = response(c, 1, t);
  best = sqrt(best * best + other * other);
#elif JOIN == 2
  for (int k = 1; k < KERNELS; k++) {
    vec4 other = response(c, k, t);
    best = mix(mix(other, best, greaterThan(best, other)), best, isnan(best));
  }
#endif
  return best;
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x) * COLUMNS, WIDTH - COLUMNS);
  int row = min(int(gl_GlobalInvocationID.y) * ROWS, HEIGHT - ROWS);
  for (int i = 0; i < ROWS + KH - 1; i++) {
    uvec4 texels[WIDE];
    loadRow(row - TOP + i, column, texels);
    uvec4 pixels[COLUMNS];
    for (int t = 0; t < COLUMNS; t++) pixels[t] = uvec4(0xff000000u);

    // Until the first window is whole, its row gets what the next round replaces.
    int place = (row + max(i - KH + 1, 0)) * WIDTH + column;
    for (int c = 0; c < PLANES; c++) {
      float window[WIDE * 4];
      for (int t = 0; t < WIDE; t++) {
        vec4 values = value(channel(texels[t], c));
        for (int lane = 0; lane < 4; lane++) window[t * 4 + lane] = values[lane];
      }

      for (int t = 0; t < COLUMNS; t++) {
        for (int k = 0; k < KERNELS; k++) add(c, k, t, window);
        vec4 pixel = READS_PIXEL ? value(channel(imageLoad(frame, place + t), c)) : vec4(0.0);
        pixels[t] |= shown(finished(answer(c, t), pixel), c);
      }
    }

    for (int t = 0; t < COLUMNS; t++) picture[place + t] = pixels[t];
  }
}
