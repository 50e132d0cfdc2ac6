#version 430
// conv_transpose2d: transposed convolution, seen from the output: the input places whose kernels reach it
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 weight ro ([M][C/groups][KH][KW]) · 2 bias ro · 3 output
// Defines   FLAT INPUT0 OUTPUT GROUP_OUTPUTS CHANNELS FIRST COUNT KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT
// Reference src/LiveConv.Core/Ops/ConvTranspose2D.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, r32f) readonly uniform imageBuffer w;
layout(binding = 2, r32f) readonly uniform imageBuffer bias;
layout(binding = 3, std430) buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

// place / stride where that is whole and inside, otherwise -1.
int source(int place, int stride, int size) {
  int quotient = divide(max(place, 0), stride);
  return place >= 0 && quotient * stride == place && quotient < size ? quotient : -1;
}

// Channels FIRST up to FIRST + COUNT of the group; long sums take several dispatches.
float value(Place p) {
  float sum = FIRST == 0 ? imageLoad(bias, p.c).r : 0.0;
  int channel = divide(p.c, GROUP_OUTPUTS) * CHANNELS + FIRST;
  int weight = (p.c * CHANNELS + FIRST) * KH * KW;
  for (int i = 0; i < KH; i++)
    for (int j = 0; j < KW; j++) {
      int row = source(p.y + TOP - i * DILATION_Y, STRIDE_Y, X.height);
      int column = source(p.x + LEFT - j * DILATION_X, STRIDE_X, X.width);
      if (row < 0 || column < 0) continue;
      for (int c = 0; c < COUNT; c++)
        sum += imageLoad(w, weight + (c * KH + i) * KW + j).r * imageLoad(x, elementIndex(X, p.n, channel + c, row, column)).r;
    }

  return sum;
}

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  int index = outputIndex(t);
  vec4 sums = texel(t);
  y[index] = FIRST > 0 ? y[index] + sums : sums;
}
