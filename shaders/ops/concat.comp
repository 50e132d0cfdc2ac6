#version 430
// concat: copies one input to its place in the output
// Threads   x = column, y = row, z = batch and channel of the input
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT AXIS OFFSET
// Reference src/LiveConv.Core/Ops/Concat.cs
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { float y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);

void main() {
  int column = int(gl_GlobalInvocationID.x);
  int row = int(gl_GlobalInvocationID.y);
  int n = int(gl_WorkGroupID.z) / X.channels;
  int c = int(gl_WorkGroupID.z) % X.channels;
  if (column >= X.width) return;
  ivec4 place = ivec4(n, c, row, column);
  place[AXIS] += OFFSET;
  y[elementIndex(Y, place.x, place.y, place.z, place.w)] = imageLoad(x, elementIndex(X, n, c, row, column)).r;
}
