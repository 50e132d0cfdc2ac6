#version 430
// hysteresis_mark: marks the components that hold a strong pixel
// Threads   x = column, y = row, z = plane (batch and channel)
// Bindings  0 input ro · 1 labels · 2 strong
// Defines   INPUT0 OUTPUT LOW HIGH
// Reference src/LiveConv.Core/Ops/Hysteresis.cs
#include "include/hysteresis.glsl"

void main() {
  if (column() < X.width && pixel() > HIGH && labels[self()] >= 0) strong[find(self())] = 1;
}
