#version 430
// filter_frame: a filter of one window from the frame to the picture, in one pass that keeps no layer
// Threads   x = block of COLUMNS columns of four pixels, y = block of ROWS rows
// Bindings  0 frame ro (4 pixels a texel) · 1 picture wo (4 pixels a texel)
// Defines   GROUP WIDTH HEIGHT COLOR SCALE SHIFT OPERATION BORDER KH KW TOP LEFT LEFT_TEXELS SPAN ROWS COLUMNS KERNELS WEIGHTS BIASES ACTIVATION BEFORE JOIN AFTER SWAP GAIN BIAS
// Reference src/LiveConv.Core/Pipelines/Pipeline.cs
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = GROUP) in;
layout(binding = 0, rgba32ui) readonly uniform uimageBuffer frame;
layout(binding = 1, std430) writeonly buffer Picture { uvec4 picture[]; };

const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees
const int WIDE = SPAN + COLUMNS - 1;       // texels of a row that the outputs of an invocation see
const int HIGH_ROWS = ROWS + KH - 1;

uvec4 texels[HIGH_ROWS][WIDE];
uvec4 pixels[ROWS][COLUMNS];

// The four values under column q of the windows of texel t.
#define UNDER(type, row, t, q) type(row[FIRST + (t) * 4 + (q)], row[FIRST + (t) * 4 + (q) + 1], row[FIRST + (t) * 4 + (q) + 2], row[FIRST + (t) * 4 + (q) + 3])

// As frame_to_tensor.comp does.
uvec4 channel(uvec4 rgba, int c) {
#if COLOR == 0
  return (9798u * (rgba & 255u) + 19235u * (rgba >> 8 & 255u) + 3735u * (rgba >> 16 & 255u) + 16384u) >> 15;
#else
  return rgba >> 8 * (COLOR == 1 ? c : 2 - c) & 255u;
#endif
}

vec4 value(uvec4 level) { return vec4(level) * SCALE + SHIFT; }

// Rows and columns outside the picture are the border's, at the sides by up to 3 pixels where it is mirrored.
uvec4 load(int row, int column, int t) {
#if BORDER == 0
  // Above and below the picture lies no buffer, where loads give 0.
  uvec4 rgba = imageLoad(frame, row * WIDTH + column);
  return t >= LEFT_TEXELS && t < LEFT_TEXELS + COLUMNS ? rgba : column < 0 || column >= WIDTH ? uvec4(0u) : rgba;
#else
  row = BORDER == 1 ? clamp(row, 0, HEIGHT - 1) : min(abs(row), 2 * HEIGHT - 2 - row);
  uvec4 rgba = imageLoad(frame, row * WIDTH + clamp(column, 0, WIDTH - 1));
  if (t < LEFT_TEXELS) rgba = column < 0 ? (BORDER == 1 ? rgba.xxxx : rgba.xwzy) : rgba;
  if (t >= LEFT_TEXELS + COLUMNS) rgba = column >= WIDTH ? (BORDER == 1 ? rgba.wwww : rgba.zyxw) : rgba;
  return rgba;
#endif
}

vec4 point(int function, vec4 x) { return function == 1 ? abs(x) : function == 2 ? mix(max(x, 0.0), x, isnan(x)) : x; }

#if OPERATION == 0
float weights[KERNELS][KH][KW] = float[KERNELS][KH][KW](WEIGHTS);
float biases[KERNELS] = float[KERNELS](BIASES);
float window[HIGH_ROWS][WIDE * 4];

// Pixels are finite: what is multiplied by 0 needn't be added.
vec4 response(int k, int r, int t) {
  precise vec4 sum = vec4(biases[k]);
  for (int p = 0; p < KH; p++)
    for (int q = 0; q < KW; q++) {
      float weight = weights[k][p][q];
      if (weight != 0.0) sum += weight * UNDER(vec4, window[r + p], t, q);
    }
  return point(BEFORE, activate(sum));
}

vec4 answer(int r, int t) {
#if JOIN == 1
  vec4 a = response(0, r, t);
  vec4 b = response(1, r, t);
  return sqrt(a * a + b * b);
#elif JOIN == 2
  vec4 best = response(0, r, t);
  for (int k = 1; k < KERNELS; k++) {
    vec4 other = response(k, r, t);
    best = mix(mix(other, best, greaterThan(best, other)), best, isnan(best));
  }
  return best;
#else
  return response(0, r, t);
#endif
}
#else
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
#endif

void plane(int c) {
  for (int r = 0; r < HIGH_ROWS; r++)
    for (int t = 0; t < WIDE; t++) {
      uvec4 level = channel(texels[r][t], c);
#if OPERATION == 0
      vec4 values = value(level);
#else
      uvec4 values = level;
#endif
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
    for (int t = 0; t < COLUMNS; t++) {
      // As tensor_to_frame.comp does.
      vec4 level = point(AFTER, answer(r, t)) * GAIN + BIAS;
      level = mix(vec4(0.0), min(level, vec4(255.0)), greaterThan(level, vec4(0.0)));
      uvec4 shown = uvec4(level + 0.5);
      pixels[r][t] |= COLOR == 0 ? shown * 0x010101u : shown << 8 * (SWAP ? 2 - c : c);
    }
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x) * COLUMNS, WIDTH - COLUMNS);
  int row = int(gl_GlobalInvocationID.y) * ROWS;
  for (int r = 0; r < HIGH_ROWS; r++)
    for (int t = 0; t < WIDE; t++) texels[r][t] = load(row - TOP + r, column - LEFT_TEXELS + t, t);
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
