#version 430
// conv2d_planar: convolution of pictures at stride 1; an invocation loads each pixel once for ROWS rows of COLUMNS texels
// Threads   x = block of COLUMNS texel columns, y = block of ROWS rows, z = output plane
// Bindings  0 input ro (margin filled) · 1 weight and bias ro · 2 residual ro · 3 output wo
// Defines   GROUP INPUT0 INPUT3 OUTPUT GROUPS CHANNELS KH KW TOP LEFT LEFT_TEXELS SPAN ROWS COLUMNS WEIGHTS CONSTANT KERNEL ROLLED RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = GROUP) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std140) uniform Weights { vec4 w[WEIGHTS]; };  // .x: M×C×KH×KW, then M of bias
#if CONSTANT
// One kernel for all planes, known to the compiler: a load costs a branch on software drivers. Weights of 0 are loaded
// nevertheless, since a product with a constant 0 would hide NaN.
float kernel[WEIGHTS] = float[WEIGHTS](KERNEL);  // KH×KW, then the bias
#define WEIGHT(i) kernel[i]
#else
#define WEIGHT(i) w[i].x
#endif
layout(binding = 2, rgba32f) readonly uniform imageBuffer residual;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);
const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees

const int WIDE = SPAN + COLUMNS - 1;       // texels of a row that the outputs of an invocation see

// The four values under column q of the windows of texel t.
#define UNDER(row, t, q) vec4(row[FIRST + (t) * 4 + (q)], row[FIRST + (t) * 4 + (q) + 1], row[FIRST + (t) * 4 + (q) + 2], row[FIRST + (t) * 4 + (q) + 3])

// The sums that input channel c of the group gives: corner is the window's first texel, weight its first weight.
void accumulate(inout vec4 sum[ROWS][COLUMNS], int corner, int weight) {
#if ROLLED
  // A large kernel: its rows are a loop, and pixels are loaded anew for every output row.
  for (int p = 0; p < KH; p++)
    for (int r = 0; r < ROWS; r++) {
      float window[WIDE * 4];
      for (int t = 0; t < WIDE; t++) {
        vec4 texel = imageLoad(x, corner + (r + p) * X.pitch + t);
        for (int i = 0; i < 4; i++) window[t * 4 + i] = texel[i];
      }
      for (int t = 0; t < COLUMNS; t++)
        for (int q = 0; q < KW; q++) sum[r][t] += WEIGHT(weight + p * KW + q) * UNDER(window, t, q);
    }
#else
  // Each loop indexes an array of its own length, which makes Mesa unroll it whatever its size.
  float window[ROWS + KH - 1][WIDE * 4];
  for (int r = 0; r < ROWS + KH - 1; r++)
    for (int t = 0; t < WIDE; t++) {
      vec4 texel = imageLoad(x, corner + r * X.pitch + t);
      for (int i = 0; i < 4; i++) window[r][t * 4 + i] = texel[i];
    }
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++)
      for (int p = 0; p < KH; p++)
        for (int q = 0; q < KW; q++) sum[r][t] += WEIGHT(weight + p * KW + q) * UNDER(window[r + p], t, q);
#endif
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x) * COLUMNS, columns(Y) - COLUMNS);
  int row = int(gl_GlobalInvocationID.y) * ROWS;
  int plane = int(gl_WorkGroupID.z);
  int m = plane % Y.channels;
  int first = plane / Y.channels * X.channels + m / (Y.channels / GROUPS) * CHANNELS;

  vec4 sum[ROWS][COLUMNS];
  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) sum[r][t] = vec4(WEIGHT(CONSTANT == 1 ? WEIGHTS - 1 : WEIGHTS - Y.channels + m));

#if CHANNELS == 1
  accumulate(sum, texelIndex(X, first, row - TOP, column - LEFT_TEXELS), CONSTANT == 1 ? 0 : m * KH * KW);
#else
  for (int c = 0; c < CHANNELS; c++)
    accumulate(sum, texelIndex(X, first + c, row - TOP, column - LEFT_TEXELS), (m * CHANNELS + c) * KH * KW);
#endif

  for (int r = 0; r < ROWS; r++)
    for (int t = 0; t < COLUMNS; t++) {
#if RESIDUAL
      sum[r][t] += imageLoad(residual, texelIndex(Tensor(INPUT3), plane, row + r, column + t));
#endif
      y[texelIndex(Y, plane, row + r, column + t)] = activate(sum[r][t]);
    }
}
