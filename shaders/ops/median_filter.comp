#version 430
// median_filter: the middle value of each SIZE × SIZE window, found by its rank; any size and layout
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT SIZE
// Reference src/LiveConv.Core/Ops/MedianFilter.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float at(Place p, int i) {
  int row = clamp(p.y + i / SIZE - SIZE / 2, 0, X.height - 1);
  int column = clamp(p.x + i % SIZE - SIZE / 2, 0, X.width - 1);
  return imageLoad(x, elementIndex(X, p.n, p.c, row, column)).r;
}

float value(Place p) {
  float window[SIZE * SIZE];
  for (int i = 0; i < SIZE * SIZE; i++) window[i] = at(p, i);
  float median = window[0];
  for (int i = 0; i < SIZE * SIZE; i++) {
    int below = 0;
    int equal = 0;
    for (int j = 0; j < SIZE * SIZE; j++) {
      below += window[j] < window[i] ? 1 : 0;
      equal += window[j] == window[i] ? 1 : 0;
    }
    median = below <= SIZE * SIZE / 2 && below + equal > SIZE * SIZE / 2 ? window[i] : median;
  }

  return median;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
