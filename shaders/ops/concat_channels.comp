#version 430
// concat_channels: copies one input to its channels of the output
// Threads   x = column, y = row, z = batch and channel of the input
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT OFFSET
// Reference src/LiveConv.Core/Ops/ConcatChannels.cs
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
  y[elementIndex(Y, n, c + OFFSET, row, column)] = imageLoad(x, elementIndex(X, n, c, row, column)).r;
}
