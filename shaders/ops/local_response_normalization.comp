#version 430
// local_response_normalization: x / (BIAS + SCALE · Σx²)^BETA, the sum over BEFORE channels before and AFTER after each one
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT BEFORE AFTER SCALE BETA BIAS
// Reference src/LiveConv.Core/Ops/LocalResponseNormalization.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float squares = 0.0;
  for (int c = max(p.c - BEFORE, 0); c <= min(p.c + AFTER, X.channels - 1); c++) {
    float other = imageLoad(x, elementIndex(X, p.n, c, p.y, p.x)).r;
    squares += other * other;
  }

  return imageLoad(x, elementIndex(X, p.n, p.c, p.y, p.x)).r / exp2(BETA * log2(BIAS + SCALE * squares));
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
