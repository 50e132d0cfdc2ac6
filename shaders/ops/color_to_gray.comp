#version 430
// color_to_gray: luma of red, green, blue (ITU-R BT.601)
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/ColorToGray.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float r = imageLoad(x, elementIndex(X, p.n, 0, p.y, p.x)).r;
  float g = imageLoad(x, elementIndex(X, p.n, 1, p.y, p.x)).r;
  float b = imageLoad(x, elementIndex(X, p.n, 2, p.y, p.x)).r;
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
