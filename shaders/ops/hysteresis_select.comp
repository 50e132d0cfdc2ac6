#version 430
// hysteresis_select: 1 where the component is marked, 0 elsewhere
// Threads   x = column, y = row, z = plane (batch and channel)
// Bindings  0 input ro · 1 labels · 2 strong · 3 output wo
// Defines   INPUT0 OUTPUT LOW HIGH
// Reference src/LiveConv.Core/Ops/Hysteresis.cs
#include "include/hysteresis.glsl"

layout(binding = 3, std430) writeonly buffer Output { float y[]; };

const Tensor Y = Tensor(OUTPUT);

void main() {
  if (column() >= X.width) return;
  bool keep = labels[self()] >= 0;
  if (keep) keep = strong[find(self())] != 0;
  y[elementIndex(Y, plane() / X.channels, plane() % X.channels, row(), column())] = keep ? 1.0 : 0.0;
}
