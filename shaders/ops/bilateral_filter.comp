#version 430
// bilateral_filter: mean of each disc, weighted by distance and by likeness over all channels together
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT RADIUS COLOR_FACTOR SPACE_FACTOR
// Reference src/LiveConv.Core/Ops/BilateralFilter.cs
#include "include/elements.glsl"
#include "include/border.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float pixel(Place p, int c, int dy, int dx) {
  return imageLoad(x, elementIndex(X, p.n, c, mapBorder(p.y + dy, X.height, BORDER_REFLECT), mapBorder(p.x + dx, X.width, BORDER_REFLECT))).r;
}

float value(Place p) {
  float sum = 0.0;
  float weights = 0.0;
  for (int dy = -RADIUS; dy <= RADIUS; dy++)
    for (int dx = -RADIUS; dx <= RADIUS; dx++) {
      float difference = 0.0;
      for (int c = 0; c < X.channels; c++) difference += abs(pixel(p, c, dy, dx) - pixel(p, c, 0, 0));
      float weight = exp(COLOR_FACTOR * difference * difference) * exp(SPACE_FACTOR * float(dx * dx + dy * dy));
      weight = dx * dx + dy * dy > RADIUS * RADIUS ? 0.0 : weight;
      sum += weight * pixel(p, p.c, dy, dx);
      weights += weight;
    }

  return sum / weights;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
