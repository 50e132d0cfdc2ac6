#version 430
// min_pool2d: the smallest value of the part of each window that lies inside the picture
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT
// Reference src/LiveConv.Core/Ops/MinPool2D.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  int top = p.y * STRIDE_Y - TOP;
  int left = p.x * STRIDE_X - LEFT;
  float best = uintBitsToFloat(0x7f800000u);
  for (int i = 0; i < KH * KW; i++) {
    int row = top + i / KW * DILATION_Y;
    int column = left + i % KW * DILATION_X;
    if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
    float pixel = imageLoad(x, elementIndex(X, p.n, p.c, row, column)).r;
    best = pixel < best || isnan(pixel) ? pixel : best;
  }

  return best;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
