#version 430
// matmul_tiled: ALPHA · A · B + BETA · C in tiles in shared memory
// Threads   x = tile of rows of the output, y = tile of its columns, z = product of the batch (product_tile.glsl, where the output is turned)
// Bindings  0 A ro (rows of whole texels, ends filled with 0) · 1 B ro (a row for each term, in texels of columns) · 2 C ro · 3 output wo
// Defines   THREADS THREADS_X THREADS_Y ROWS COLUMNS TILE_DEPTH HEIGHT WIDTH DEPTH PITCH A_BATCH B_BATCH HAS_C C_ROW ALPHA BETA
// Reference src/LiveConv.Core/Ops/MatMul.cs
#include "include/arguments.glsl"

layout(local_size_x = THREADS) in;
layout(binding = 0, std430) readonly buffer A { vec4 a[]; };
layout(binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(binding = 2, std430) readonly buffer C { vec4 c[]; };
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

#include "include/product_tile.glsl"

int product() { return int(gl_WorkGroupID.z); }

int leftStart(int row) { return product() * B_BATCH + min(row, WIDTH - 1); }

vec4 leftAt(int start, int term) {
  vec4 values = b[start + min(term, DEPTH - 1) * WIDTH];
  return term < DEPTH ? values : vec4(0.0);
}

int rightStart(int column) { return product() * A_BATCH + min(column, HEIGHT - 1) * PITCH; }

vec4 rightAt(int start, int depth) {
  vec4 values = a[start + min(depth, PITCH - 1)];
  return depth < PITCH ? values : vec4(0.0);
}

void store(int row, int column, vec4 sums) {
  if (row >= WIDTH || column >= HEIGHT) return;
  sums *= ALPHA;
#if HAS_C
  sums += BETA * c[column * C_ROW + row];
#endif
  y[(product() * HEIGHT + column) * WIDTH + row] = sums;
}

void main() { multiplyTile(0, PITCH); }
