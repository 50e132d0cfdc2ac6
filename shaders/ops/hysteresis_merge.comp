#version 430
// hysteresis_merge: joins the components of weak neighbours
// Threads   x = column, y = row, z = plane (batch and channel)
// Bindings  0 input ro · 1 labels · 2 strong
// Defines   INPUT0 OUTPUT LOW HIGH
// Reference src/LiveConv.Core/Ops/Hysteresis.cs
#include "include/hysteresis.glsl"

void unite(int a, int b) {
  for (;;) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    int high = max(a, b);
    int low = min(a, b);
    int old = atomicMin(labels[high], low);
    if (old == high) return;
    a = old;
    b = low;
  }
}

void main() {
  if (column() >= X.width || labels[self()] < 0) return;
  int above = self() - X.width;
  if (column() > 0 && labels[self() - 1] >= 0) unite(self(), self() - 1);
  if (row() == 0) return;
  if (labels[above] >= 0) unite(self(), above);
  if (column() > 0 && labels[above - 1] >= 0) unite(self(), above - 1);
  if (column() < X.width - 1 && labels[above + 1] >= 0) unite(self(), above + 1);
}
