#version 430
// mean_channels: mean over the channels of each pixel
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/MeanChannels.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float sum = 0.0;
  for (int c = 0; c < X.channels; c++) sum += imageLoad(x, elementIndex(X, p.n, c, p.y, p.x)).r;
  return sum / float(X.channels);
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
