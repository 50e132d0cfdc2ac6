#version 430
// conv2d: direct 2-D convolution of any geometry, between any layouts; the fallback of the tuned kernels
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 weight ro (M×C×KH×KW) · 2 bias ro · 3 output wo
// Defines   FLAT INPUT0 OUTPUT GROUPS CHANNELS KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BORDER
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/elements.glsl"
#include "include/border.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, r32f) readonly uniform imageBuffer w;
layout(binding = 2, r32f) readonly uniform imageBuffer bias;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float sum = imageLoad(bias, p.c).r;
  int first = p.c / (Y.channels / GROUPS) * CHANNELS;
  int weight = p.c * CHANNELS * KH * KW;
  for (int i = 0; i < CHANNELS * KH * KW; i++) {
    int row = mapBorder(p.y * STRIDE_Y - TOP + i / KW % KH * DILATION_Y, X.height, BORDER);
    int column = mapBorder(p.x * STRIDE_X - LEFT + i % KW * DILATION_X, X.width, BORDER);
    float pixel = imageLoad(x, max(elementIndex(X, p.n, first + i / (KH * KW), row, column), 0)).r;
    sum += row < 0 || column < 0 ? 0.0 : pixel * imageLoad(w, weight + i).r;
  }

  return sum;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
