#version 430
// resize_taps: every output value as a weighted sum of ROW_TAPS rows and COLUMN_TAPS columns, which tables name; any resizing
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 rows ro (place, weight) · 2 columns ro (place, weight) · 3 output wo
// Defines   FLAT INPUT0 OUTPUT ROW_TAPS COLUMN_TAPS OUTSIDE (the value where a place is negative)
// Reference src/LiveConv.Core/Ops/Resize.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, r32f) readonly uniform imageBuffer rows;
layout(binding = 2, r32f) readonly uniform imageBuffer across;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float value(Place p) {
  float sum = 0.0;
  bool outside = false;
  for (int i = 0; i < ROW_TAPS; i++) {
    int row = (p.y * ROW_TAPS + i) * 2;
    int sourceRow = int(imageLoad(rows, row).r);
    float line = 0.0;
    for (int j = 0; j < COLUMN_TAPS; j++) {
      int column = (p.x * COLUMN_TAPS + j) * 2;
      int sourceColumn = int(imageLoad(across, column).r);
      outside = outside || sourceRow < 0 || sourceColumn < 0;
      float weight = imageLoad(across, column + 1).r;
      line += weight * imageLoad(x, elementIndex(X, p.n, p.c, max(sourceRow, 0), max(sourceColumn, 0))).r;
    }

    sum += imageLoad(rows, row + 1).r * line;
  }

  return outside ? OUTSIDE : sum;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
