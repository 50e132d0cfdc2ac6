#version 430
// copy_texels: copies a tensor into a larger one of the same layout, OFFSET texels from its beginning
// Threads   one a texel of the input (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT OFFSET
// Reference src/LiveConv.Core/Ops/Concat.cs
#include "include/threads.glsl"
#include "include/formats.glsl"

layout(binding = 0, FORMAT0) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

void main() {
  Thread t = thread(X);
  if (t.outside) return;
  int n = divide(t.plane, channelGroups(X));
  int group = t.plane - n * channelGroups(X);
  y[texelIndex(Y, n * channelGroups(Y) + group, t.row, t.column) + OFFSET] = packedLike(OUTPUT_TYPE(0), imageLoad(x, texelIndex(X, t.plane, t.row, t.column)));
}
