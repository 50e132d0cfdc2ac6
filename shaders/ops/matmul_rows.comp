#version 430
// matmul_rows: a few rows by a large matrix, ALPHA · A · Bᵗ + BETA · C: a workgroup runs along rows of B together and adds up in the end
// Threads   x = texel of 4 columns of the output, 64 invocations each, y = block of ROWS rows, z = product of the batch
// Bindings  0 A ro (rows of whole texels, ends filled with 0) · 1 B ro (likewise) · 2 C ro · 3 output wo
// Defines   ROWS HEIGHT WIDTH PITCH A_BATCH B_BATCH FROM HAS_C C_ROW ALPHA BETA
// Reference src/LiveConv.Core/Ops/MatMul.cs
#include "include/arguments.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer A { vec4 a[]; };
layout(binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(binding = 2, std430) readonly buffer C { vec4 c[]; };
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

shared vec4 parts[ROWS * 64];

void main() {
  int id = int(gl_LocalInvocationID.x);
  int x = int(gl_WorkGroupID.x);
  int row = min(int(gl_WorkGroupID.y) * ROWS, HEIGHT - ROWS);
  int n = int(gl_WorkGroupID.z);
  int left = n * A_BATCH + row * PITCH;
  int right = n * B_BATCH + x * 4 * PITCH;

  vec4 sums[ROWS];
  for (int r = 0; r < ROWS; r++) sums[r] = vec4(0.0);
  for (int i = id; i < PITCH; i += 64) {
    mat4 columns = mat4(b[right + i], b[right + PITCH + i], b[right + 2 * PITCH + i], b[right + 3 * PITCH + i]);
    for (int r = 0; r < ROWS; r++) sums[r] += a[left + r * PITCH + i] * columns;
  }

  for (int r = 0; r < ROWS; r++) parts[r * 64 + id] = sums[r];
  for (int step = 32; step > 0; step /= 2) {
    memoryBarrierShared();
    barrier();
    if (id < step)
      for (int r = 0; r < ROWS; r++) parts[r * 64 + id] += parts[r * 64 + id + step];
  }

  if (id > 0) return;
  for (int r = 0; r < ROWS; r++) {
    vec4 sum = ALPHA * parts[r * 64];
#if HAS_C
    sum += BETA * c[(row + r) * C_ROW + FROM + x];
#endif
    y[(n * HEIGHT + row + r) * WIDTH + FROM + x] = sum;
  }
}
