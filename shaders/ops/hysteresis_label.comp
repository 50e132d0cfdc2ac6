#version 430
// hysteresis_label: every weak pixel starts as a component of its own, others have none
// Threads   x = column, y = row, z = plane (batch and channel)
// Bindings  0 input ro · 1 labels · 2 strong
// Defines   INPUT0 OUTPUT LOW HIGH
// Reference src/LiveConv.Core/Ops/Hysteresis.cs
#include "include/hysteresis.glsl"

void main() {
  if (column() >= X.width) return;
  labels[self()] = pixel() > LOW ? self() : -1;
  strong[self()] = 0;
}
