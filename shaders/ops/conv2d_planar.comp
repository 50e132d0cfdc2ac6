#version 430
// conv2d_planar: convolution of pictures at stride 1; an invocation loads each pixel once for ROWS rows of 4 columns
// Threads   x = texel column, y = block of ROWS rows, z = output plane
// Bindings  0 input ro (margin filled) · 1 weight and bias ro · 2 residual ro · 3 output wo
// Defines   INPUT0 INPUT3 OUTPUT GROUPS CHANNELS KH KW TOP LEFT LEFT_TEXELS SPAN ROWS WEIGHTS ROLLED RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std140) uniform Weights { vec4 w[WEIGHTS]; };  // .x: M×C×KH×KW, then M of bias
layout(binding = 2, rgba32f) readonly uniform imageBuffer residual;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);
const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees

// The sums that input channel c of the group gives: corner is the window's first texel, weight its first weight.
void accumulate(inout vec4 sum[ROWS], int corner, int weight) {
#if ROLLED
  // A large kernel: its rows are a loop, and pixels are loaded anew for every output row.
  for (int p = 0; p < KH; p++)
    for (int r = 0; r < ROWS; r++) {
      float window[SPAN * 4];
      for (int t = 0; t < SPAN; t++) {
        vec4 texel = imageLoad(x, corner + (r + p) * X.pitch + t);
        for (int i = 0; i < 4; i++) window[t * 4 + i] = texel[i];
      }
      for (int q = 0; q < KW; q++)
        sum[r] += w[weight + p * KW + q].x * vec4(window[FIRST + q], window[FIRST + q + 1], window[FIRST + q + 2], window[FIRST + q + 3]);
    }
#else
  // Each loop indexes an array of its own length, which makes Mesa unroll it whatever its size.
  float window[ROWS + KH - 1][SPAN * 4];
  for (int r = 0; r < ROWS + KH - 1; r++)
    for (int t = 0; t < SPAN; t++) {
      vec4 texel = imageLoad(x, corner + r * X.pitch + t);
      for (int i = 0; i < 4; i++) window[r][t * 4 + i] = texel[i];
    }
  for (int r = 0; r < ROWS; r++)
    for (int p = 0; p < KH; p++)
      for (int q = 0; q < KW; q++)
        sum[r] += w[weight + p * KW + q].x
          * vec4(window[r + p][FIRST + q], window[r + p][FIRST + q + 1], window[r + p][FIRST + q + 2], window[r + p][FIRST + q + 3]);
#endif
}

void main() {
  int column = min(int(gl_GlobalInvocationID.x), columns(Y) - 1);
  int row = int(gl_GlobalInvocationID.y) * ROWS;
  // Constants where there is one plane and one channel: a weight's place that is known to the compiler is read once, not a lane.
  int plane = Y.batch * Y.channels == 1 ? 0 : int(gl_WorkGroupID.z);
  int m = plane % Y.channels;
  int first = plane / Y.channels * X.channels + m / (Y.channels / GROUPS) * CHANNELS;

  vec4 sum[ROWS];
  for (int r = 0; r < ROWS; r++) sum[r] = vec4(w[WEIGHTS - Y.channels + m].x);

#if CHANNELS == 1
  accumulate(sum, texelIndex(X, first, row - TOP, column - LEFT_TEXELS), m * KH * KW);
#else
  for (int c = 0; c < CHANNELS; c++)
    accumulate(sum, texelIndex(X, first + c, row - TOP, column - LEFT_TEXELS), (m * CHANNELS + c) * KH * KW);
#endif

  for (int r = 0; r < ROWS; r++) {
#if RESIDUAL
    sum[r] += imageLoad(residual, texelIndex(Tensor(INPUT3), plane, row + r, column));
#endif
    y[texelIndex(Y, plane, row + r, column)] = activate(sum[r]);
  }
}
