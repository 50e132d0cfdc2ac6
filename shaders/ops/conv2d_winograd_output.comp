#version 430
// conv2d_winograd_output: Aᵀ P A of tiles of products; an invocation computes OUTPUTS × OUTPUTS pixels of 4 channels
// Threads   x = tile of all pictures, y = group of 4 output channels
// Bindings  0 products ro ([TILE·TILE][M/4][tiles]) · 1 input ro (margin filled) · 2 weight ro ([C/4·9][4 inputs][M/4] × 4 outputs) · 3 bias ro · 4 residual ro · 5 output wo
// Defines   INPUT0 INPUT1 INPUT3 OUTPUT INPUT_TYPE RESIDUAL_TYPE OUTPUT_TYPE TILE OUTPUTS INVERSE TILES_Y TILES_X TOP LEFT RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Winograd/WinogradTransform.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"
#include "include/storage.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer Products { vec4 products[]; };
layout(binding = 1, std430) readonly buffer Input { INPUT_TYPE x[]; };
layout(binding = 2, std430) readonly buffer Weights { vec4 w[]; };
layout(binding = 3, std430) readonly buffer Bias { vec4 bias[]; };
layout(binding = 4, std430) readonly buffer Residual { RESIDUAL_TYPE residual[]; };
layout(binding = 5, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor P = Tensor(INPUT0);
Tensor X = Tensor(INPUT1);
Tensor Y = Tensor(OUTPUT);

const float A[OUTPUTS * TILE] = float[](INVERSE);

// The sum of one output's own window. In a tile, one value that isn't finite spoils all outputs.
vec4 direct(int n, int group, int row, int column) {
  int corner = texelIndex(X, n * channelGroups(X), row - TOP, column - LEFT);
  int step = channelGroups(Y);
  int at = group;
  vec4 sum = vec4(0.0);
  for (int c = 0; c < channelGroups(X); c++)
    for (int tap = 0; tap < 9; tap++) {
      vec4 pixel = unpacked(x[corner + c * X.plane + tap / 3 * X.pitch + tap % 3]);
      sum += pixel.x * w[at] + pixel.y * w[at + step] + pixel.z * w[at + 2 * step] + pixel.w * w[at + 3 * step];
      at += 4 * step;
    }

  return sum;
}

void main() {
  int tile = int(gl_GlobalInvocationID.x);
  int group = int(gl_WorkGroupID.y);
  int line = divide(tile, TILES_X);
  int n = divide(line, TILES_Y);
  if (n >= Y.batch) return;

  // As whole numbers: compilers may turn comparisons of floats round as if there were no NaN.
  uvec4 largest = uvec4(0u);
  vec4 sums[OUTPUTS * OUTPUTS];
  for (int i = 0; i < OUTPUTS * OUTPUTS; i++) sums[i] = vec4(0.0);
  for (int i = 0; i < TILE; i++) {
    vec4 row[OUTPUTS];
    for (int c = 0; c < OUTPUTS; c++) row[c] = vec4(0.0);
    for (int q = 0; q < TILE; q++) {
      vec4 product = products[texelIndex(P, (i * TILE + q) * channelGroups(Y) + group, 0, tile)];
      largest = max(largest, floatBitsToUint(product) & 0x7fffffffu);
      for (int c = 0; c < OUTPUTS; c++) row[c] += A[c * TILE + q] * product;
    }

    for (int j = 0; j < OUTPUTS * OUTPUTS; j++) sums[j] += A[j / OUTPUTS * TILE + i] * row[j % OUTPUTS];
  }

  bool finite = all(lessThan(largest, uvec4(0x7f800000u)));
  int plane = n * channelGroups(Y) + group;
  int firstRow = (line - n * TILES_Y) * OUTPUTS;
  int firstColumn = (tile - line * TILES_X) * OUTPUTS;
  for (int i = 0; i < OUTPUTS * OUTPUTS; i++) {
    int row = firstRow + i / OUTPUTS;
    int column = firstColumn + i % OUTPUTS;
    if (row >= Y.height || column >= Y.width) continue;
    vec4 sum = sums[i];
    if (!finite) sum = direct(n, group, row, column);
    sum += bias[group];
#if RESIDUAL
    sum += unpacked(residual[texelIndex(Tensor(INPUT3), plane, row, column)]);
#endif
    y[texelIndex(Y, plane, row, column)] = packedLike(OUTPUT_TYPE(0), existing(Y, plane, activate(sum)));
  }
}
