#version 430
// average_pool2d: mean of each window
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT COUNT_INCLUDE_PAD
// Reference src/LiveConv.Core/Ops/AveragePool2D.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  int top = p.y * STRIDE_Y - TOP;
  int left = p.x * STRIDE_X - LEFT;
  float sum = 0.0;
  int count = 0;
  for (int i = 0; i < KH * KW; i++) {
    int row = top + i / KW * DILATION_Y;
    int column = left + i % KW * DILATION_X;
    if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
    sum += imageLoad(x, elementIndex(X, p.n, p.c, row, column)).r;
    count++;
  }

  int down = min(KH, (X.height + BOTTOM - top + DILATION_Y - 1) / DILATION_Y);
  int across = min(KW, (X.width + RIGHT - left + DILATION_X - 1) / DILATION_X);
  return sum / float(COUNT_INCLUDE_PAD ? down * across : count);
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
