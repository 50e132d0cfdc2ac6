#version 430
// non_maximum_suppression: keeps values ≥ THRESHOLD that are the largest of their window, the first of equals
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT RADIUS_Y RADIUS_X THRESHOLD
// Reference src/LiveConv.Core/Ops/NonMaximumSuppression.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float centre = imageLoad(x, elementIndex(X, p.n, p.c, p.y, p.x)).r;
  bool keep = centre >= THRESHOLD;
  for (int dy = -RADIUS_Y; dy <= RADIUS_Y; dy++) {
    // Few places pass the threshold: the loop ends where none of the lanes does.
    if (!keep) break;
    for (int dx = -RADIUS_X; dx <= RADIUS_X; dx++) {
      int row = p.y + dy;
      int column = p.x + dx;
      bool inside = row >= 0 && row < X.height && column >= 0 && column < X.width && (dy != 0 || dx != 0);
      float other = imageLoad(x, elementIndex(X, p.n, p.c, clamp(row, 0, X.height - 1), clamp(column, 0, X.width - 1))).r;
      bool earlier = dy < 0 || (dy == 0 && dx < 0);
      keep = keep && (!inside || (earlier ? centre > other : centre >= other));
    }
  }

  return keep ? centre : 0.0;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
