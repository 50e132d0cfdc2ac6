// main() of ops on two tensors of one shape, value by value. The including shader defines vec4 apply(vec4 a, vec4 b).
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 first input ro · 1 second input ro · 2 output wo
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer a;
layout(binding = 1, rgba32f) readonly uniform imageBuffer b;
layout(binding = 2, std430) writeonly buffer Output { vec4 y[]; };

const Tensor A = Tensor(INPUT0);
const Tensor B = Tensor(INPUT1);
const Tensor Y = Tensor(OUTPUT);

vec4 apply(vec4 a, vec4 b);

void main() {
  int column = int(gl_GlobalInvocationID.x);
  int row = int(gl_GlobalInvocationID.y) * 4;
  int plane = int(gl_GlobalInvocationID.z);
  if (column >= columns(Y)) return;
  for (int r = 0; r < 4; r++)
    y[texelIndex(Y, plane, row + r, column)] =
      apply(imageLoad(a, texelIndex(A, plane, row + r, column)), imageLoad(b, texelIndex(B, plane, row + r, column)));
}
