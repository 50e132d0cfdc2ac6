#version 430
// conv2d_winograd_data: Bᵀ d B of tiles of TILE × TILE pixels that overlap by two; an invocation computes a column of one for 4 channels
// Threads   x = tile of all pictures, y = group of 4 channels, z = column
// Bindings  0 input ro (margin filled) · 1 transformed wo ([TILE·TILE][C/4][tiles])
// Defines   INPUT0 OUTPUT INPUT_TYPE TILE OUTPUTS DATA TILES_Y TILES_X TOP LEFT
// Reference src/LiveConv.Core/Winograd/WinogradTransform.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/storage.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer Input { INPUT_TYPE x[]; };
layout(binding = 1, std430) writeonly buffer Transformed { vec4 y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

const float B[TILE * TILE] = float[](DATA);

void main() {
  int tile = int(gl_GlobalInvocationID.x);
  int group = int(gl_WorkGroupID.y);
  int column = int(gl_WorkGroupID.z);
  int line = divide(tile, TILES_X);
  int n = divide(line, TILES_Y);
  if (n >= X.batch) return;
  int corner = texelIndex(X, n * channelGroups(X) + group, (line - n * TILES_Y) * OUTPUTS - TOP, (tile - line * TILES_X) * OUTPUTS - LEFT);

  vec4 rows[TILE];
  for (int i = 0; i < TILE; i++) {
    rows[i] = vec4(0.0);
    for (int q = 0; q < TILE; q++) rows[i] += B[column * TILE + q] * unpacked(x[corner + i * X.pitch + q]);
  }

  for (int i = 0; i < TILE; i++) {
    vec4 sum = vec4(0.0);
    for (int p = 0; p < TILE; p++) sum += B[i * TILE + p] * rows[p];
    y[texelIndex(Y, (i * TILE + column) * channelGroups(X) + group, 0, tile)] = sum;
  }
}
