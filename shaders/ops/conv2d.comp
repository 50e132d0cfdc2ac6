#version 430
// conv2d: direct 2-D convolution of any geometry, between any layouts; the fallback of the tuned kernels
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 weight ro (M×C×KH×KW) · 2 bias ro · 3 residual ro · 4 output
// Defines   FLAT INPUT0 INPUT3 OUTPUT GROUP_OUTPUTS CHANNELS FIRST COUNT KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BORDER FINISHED RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/elements.glsl"
#include "include/activation.glsl"
#include "include/border.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, r32f) readonly uniform imageBuffer w;
layout(binding = 2, r32f) readonly uniform imageBuffer bias;
layout(binding = 3, r32f) readonly uniform imageBuffer residual;
layout(binding = 4, std430) buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

// Channels FIRST up to FIRST + COUNT of the group; long sums take several dispatches.
float value(Place p) {
  float sum = FIRST == 0 ? imageLoad(bias, p.c).r : 0.0;
  int channel = divide(p.c, GROUP_OUTPUTS) * CHANNELS + FIRST;
  int weight = (p.c * CHANNELS + FIRST) * KH * KW;
  for (int c = 0; c < COUNT; c++)
    for (int i = 0; i < KH; i++)
      for (int j = 0; j < KW; j++) {
        int row = mapBorder(p.y * STRIDE_Y - TOP + i * DILATION_Y, X.height, BORDER);
        int column = mapBorder(p.x * STRIDE_X - LEFT + j * DILATION_X, X.width, BORDER);
        float pixel = imageLoad(x, max(elementIndex(X, p.n, channel + c, row, column), 0)).r;
        sum += row < 0 || column < 0 ? 0.0 : pixel * imageLoad(w, weight).r;
        weight++;
      }

#if RESIDUAL
  sum += FINISHED ? imageLoad(residual, elementIndex(Tensor(INPUT3), p.n, p.c, p.y, p.x)).r : 0.0;
#endif
  return sum;
}

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  int index = outputIndex(t);
  vec4 sums = texel(t);
  if (FIRST > 0) sums += y[index];
  y[index] = FINISHED ? activate(sums) : sums;
}
