#version 430
// convolve_frame: the frame's grey, convolved and shown, in one pass that keeps no layer; zeros lie around the picture
// Threads   x = block of COLUMNS columns of four pixels, y = block of ROWS rows
// Bindings  0 frame ro (4 pixels a texel) · 1 weight ro · 2 picture wo (4 pixels a texel)
// Defines   GROUP WIDTH KH KW TOP LEFT LEFT_TEXELS SPAN ROWS COLUMNS KERNEL SCALE ACTIVATION GAIN BIAS
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = GROUP) in;
layout(binding = 0, rgba32ui) readonly uniform uimageBuffer frame;
layout(binding = 1, std140) uniform Weights { vec4 w[KH * KW]; };
layout(binding = 2, std430) writeonly buffer Picture { uvec4 picture[]; };

const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees
const int WIDE = SPAN + COLUMNS - 1;       // texels of a row that the outputs of an invocation see
float kernel[KH * KW + 1] = float[KH * KW + 1](KERNEL);  // and the bias; see ops/conv2d_planar.comp

// The four values under column q of the windows of texel t.
#define UNDER(row, t, q) vec4(row[FIRST + (t) * 4 + (q)], row[FIRST + (t) * 4 + (q) + 1], row[FIRST + (t) * 4 + (q) + 2], row[FIRST + (t) * 4 + (q) + 3])

// As frame_to_tensor.comp makes them. Rows above and below lie outside the buffer, where loads give 0.
vec4 values(int row, int column) {
  uvec4 rgba = imageLoad(frame, row * WIDTH + column);
  uvec4 gray = (9798u * (rgba & 255u) + 19235u * (rgba >> 8 & 255u) + 3735u * (rgba >> 16 & 255u) + 16384u) >> 15;
  return column < 0 || column >= WIDTH ? vec4(0.0) : vec4(gray) * SCALE;
}

// As tensor_to_frame.comp does.
uvec4 shown(vec4 x) {
  vec4 level = x * GAIN + BIAS;
  level = mix(vec4(0.0), min(level, vec4(255.0)), greaterThan(level, vec4(0.0)));
  return uvec4(level + 0.5) * 0x010101u | 0xff000000u;
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x) * COLUMNS, WIDTH - COLUMNS);
  int row = int(gl_GlobalInvocationID.y) * ROWS;

  float window[ROWS + KH - 1][WIDE * 4];
  for (int r = 0; r < ROWS + KH - 1; r++)
    for (int t = 0; t < WIDE; t++) {
      vec4 texel = values(row - TOP + r, column - LEFT_TEXELS + t);
      for (int i = 0; i < 4; i++) window[r][t * 4 + i] = texel[i];
    }

  vec4 sum[ROWS][COLUMNS];
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) sum[r][t] = vec4(kernel[KH * KW]);
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++)
      for (int p = 0; p < KH; p++)
        for (int q = 0; q < KW; q++) sum[r][t] += kernel[p * KW + q] * UNDER(window[r + p], t, q);
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) picture[(row + r) * WIDTH + column + t] = shown(activate(sum[r][t]));
}
