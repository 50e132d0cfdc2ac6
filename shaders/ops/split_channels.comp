#version 430
// split_channels: copies channels START… of the input
// Threads   x = texel column, y = row, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT START
// Reference src/LiveConv.Core/Ops/SplitChannels.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);

float value(Place p) { return imageLoad(x, elementIndex(X, p.n, p.c + START, p.y, p.x)).r; }

void main() {
  if (!outside()) y[outputIndex()] = texel();
}
