#version 430
// conv2d_depthwise_rows: each channel by its own kernel, on NC4HW4; an invocation computes ROWS rows of a column of 4 channels
// Threads   x = column, block of ROWS rows, plane: the first runs fastest, so that neighbours load and store neighbours
// Bindings  0 input ro (margin filled) · 1 weight ro ([C/4][KH][KW] × 4 channels) · 2 bias ro · 3 residual ro · 4 output wo
// Defines   INPUT0 INPUT3 OUTPUT INPUT_TYPE WEIGHT_TYPE RESIDUAL_TYPE OUTPUT_TYPE SCALED SCALES ROWS KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"
#include "include/storage.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer Input { INPUT_TYPE x[]; };
layout(binding = 1, std430) readonly buffer Weights { WEIGHT_TYPE w[]; };
layout(binding = 2, std430) readonly buffer Bias { vec4 bias[]; };
layout(binding = 3, std430) readonly buffer Residual { RESIDUAL_TYPE residual[]; };
layout(binding = 4, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

const int SPAN = (ROWS - 1) * STRIDE_Y + (KH - 1) * DILATION_Y + 1;

void main() {
  int groups = channelGroups(Y);
  int blocks = (Y.height + ROWS - 1) / ROWS;
  int line = divide(int(gl_GlobalInvocationID.x), Y.width);
  int column = int(gl_GlobalInvocationID.x) - line * Y.width;
  int plane = divide(line, blocks);
  int row = min((line - plane * blocks) * ROWS, Y.height - ROWS);
  if (plane >= Y.batch * groups) return;
  int group = plane - divide(plane, groups) * groups;

  vec4 sums[ROWS];
  for (int i = 0; i < ROWS; i++) sums[i] = vec4(0.0);
  int corner = texelIndex(X, plane, row * STRIDE_Y - TOP, column * STRIDE_X - LEFT);
  for (int q = 0; q < KW; q++) {
    vec4 pixels[SPAN], weights[KH];
    for (int r = 0; r < SPAN; r++) pixels[r] = unpacked(x[corner + r * X.pitch + q * DILATION_X]);
    for (int p = 0; p < KH; p++) weights[p] = unpacked(w[(group * KH + p) * KW + q]);
    for (int i = 0; i < ROWS; i++)
      for (int p = 0; p < KH; p++) sums[i] += weights[p] * pixels[i * STRIDE_Y + p * DILATION_Y];
  }

  for (int i = 0; i < ROWS; i++) {
    vec4 sum = sums[i];
#if SCALED
    sum *= bias[SCALES + group];
#endif
    sum += bias[group];
#if RESIDUAL
    sum += unpacked(residual[texelIndex(Tensor(INPUT3), plane, row + i, column)]);
#endif
    y[texelIndex(Y, plane, row + i, column)] = packedLike(OUTPUT_TYPE(0), existing(Y, plane, activate(sum)));
  }
}
