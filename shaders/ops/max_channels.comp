#version 430
// max_channels: the largest value over the channels of each pixel, NaN if any is
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/MaxChannels.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float best = imageLoad(x, elementIndex(X, p.n, 0, p.y, p.x)).r;
  for (int c = 1; c < X.channels; c++) {
    float other = imageLoad(x, elementIndex(X, p.n, c, p.y, p.x)).r;
    best = best > other || isnan(best) ? best : other;
  }

  return best;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
