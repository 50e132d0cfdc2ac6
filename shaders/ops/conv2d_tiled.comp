#version 430
// conv2d_tiled: convolution on NC4HW4 as a product: weights (outputs × taps) by windows (taps × pixels), in tiles in shared memory
// Threads   x = tile of pixels of all pictures, y = tile of output channels, z = group of channels · part of the depth (product_tile.glsl)
// Bindings  0 input ro (margin filled) · 1 weight ro ([group][C/4·KH·KW][4 inputs][M/4] × 4 outputs) · 2 bias ro · 3 residual ro · 4 places ro (of taps in a window) · 5 output wo
// Defines   INPUT0 INPUT3 OUTPUT INPUT_TYPE WEIGHT_TYPE RESIDUAL_TYPE OUTPUT_TYPE SCALED SCALES THREADS THREADS_X THREADS_Y ROWS COLUMNS TILE_DEPTH SPLIT PARTS PART_DEPTH POINTWISE GROUP_INPUTS GROUP_OUTPUTS DEPTH WEIGHT_DEPTH STRIDE_Y STRIDE_X TOP LEFT RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"
#include "include/storage.glsl"

layout(local_size_x = THREADS) in;
layout(binding = 0, std430) readonly buffer Input { INPUT_TYPE x[]; };
layout(binding = 1, std430) readonly buffer Weights { WEIGHT_TYPE w[]; };
layout(binding = 2, std430) readonly buffer Bias { vec4 bias[]; };
layout(binding = 3, std430) readonly buffer Residual { RESIDUAL_TYPE residual[]; };
layout(binding = 4, std430) readonly buffer Places { int places[]; };
#if SPLIT
layout(binding = 5, std430) writeonly buffer Parts { vec4 parts[]; };  // [part][M/4][pixels], for conv2d_sum_parts
#else
layout(binding = 5, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };
#endif

#include "include/product_tile.glsl"

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

#include "include/conv2d_finish.glsl"

int group() { return int(gl_WorkGroupID.z) / PARTS; }
int part() { return int(gl_WorkGroupID.z) - group() * PARTS; }

int leftStart(int row) { return group() * WEIGHT_DEPTH * 4 * GROUP_OUTPUTS + min(row, GROUP_OUTPUTS - 1); }

vec4 leftAt(int start, int term) { return unpacked(w[start + term * GROUP_OUTPUTS]); }

int rightStart(int column) {
  Pixel p = pixel(min(column, pixels() - 1));
  return texelIndex(X, p.n * channelGroups(X) + group() * GROUP_INPUTS, p.row * STRIDE_Y - TOP, p.column * STRIDE_X - LEFT);
}

vec4 rightAt(int start, int depth) {
#if POINTWISE
  vec4 values = unpacked(x[start + min(depth, DEPTH - 1) * X.plane]);
#else
  vec4 values = unpacked(x[start + places[depth]]);
#endif
  return depth < DEPTH ? values : vec4(0.0);
}

void store(int row, int column, vec4 sums) {
  if (row >= GROUP_OUTPUTS || column >= pixels()) return;
  int m = group() * GROUP_OUTPUTS + row;
#if SPLIT
  parts[(part() * channelGroups(Y) + m) * pixels() + column] = sums;
#else
  finish(m, pixel(column), sums);
#endif
}

void main() { multiplyTile(part() * PART_DEPTH, min((part() + 1) * PART_DEPTH, DEPTH)); }
