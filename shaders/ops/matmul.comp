#version 430
// matmul: rows of one matrix by rows of another, ALPHA · A · Bᵗ + BETA · C; an invocation computes 4 columns of ROWS rows
// Threads   x = texel of columns, y = block of ROWS rows, z = product of the batch
// Bindings  0 A ro (rows of whole texels, ends filled with 0) · 1 B ro (likewise) · 2 C ro · 3 output
// Defines   ROWS HEIGHT WIDTH COLUMNS PITCH FIRST COUNT A_BATCH B_BATCH FROM HAS_C C_ROW ALPHA BETA FINISHED
// Reference src/LiveConv.Core/Ops/MatMul.cs
#include "include/arguments.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer a;
layout(binding = 1, rgba32f) readonly uniform imageBuffer b;
layout(binding = 2, rgba32f) readonly uniform imageBuffer c;
layout(binding = 3, std430) buffer Output { vec4 y[]; };

void main() {
  int x = int(gl_GlobalInvocationID.x);
  if (x >= COLUMNS) return;
  int row = min(int(gl_WorkGroupID.y) * ROWS, HEIGHT - ROWS);
  int n = int(gl_WorkGroupID.z);
  int left = n * A_BATCH + row * PITCH + FIRST;
  int right = n * B_BATCH + x * 4 * PITCH + FIRST;

  // Texels FIRST up to FIRST + COUNT of every row; long rows take several dispatches.
  vec4 sums[ROWS];
  for (int r = 0; r < ROWS; r++) sums[r] = vec4(0.0);
  for (int i = 0; i < COUNT; i++) {
    mat4 columns = mat4(imageLoad(b, right + i), imageLoad(b, right + PITCH + i), imageLoad(b, right + 2 * PITCH + i), imageLoad(b, right + 3 * PITCH + i));
    for (int r = 0; r < ROWS; r++) sums[r] += imageLoad(a, left + r * PITCH + i) * columns;
  }

  for (int r = 0; r < ROWS; r++) {
    int index = (n * HEIGHT + row + r) * WIDTH + FROM + x;
    vec4 sum = sums[r];
    if (FIRST > 0) sum += y[index];
    if (FINISHED) sum *= ALPHA;
#if HAS_C
    if (FINISHED) sum += BETA * imageLoad(c, (row + r) * C_ROW + FROM + x);
#endif
    y[index] = sum;
  }
}
