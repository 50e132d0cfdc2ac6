// main() of ops that map each value by itself. The including shader defines vec4 apply(vec4 x).
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 input ro · 1 output wo
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);

vec4 apply(vec4 x);

void main() {
  int column = int(gl_GlobalInvocationID.x);
  int row = int(gl_GlobalInvocationID.y) * 4;
  int plane = int(gl_GlobalInvocationID.z);
  if (column >= columns(Y)) return;
  for (int r = 0; r < 4; r++)
    y[texelIndex(Y, plane, row + r, column)] = apply(imageLoad(x, texelIndex(X, plane, row + r, column)));
}
