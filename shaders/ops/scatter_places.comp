#version 430
// scatter_places: each value of the input to a place of the output that a table names; any change of place or layout
// Threads   one a texel of the input (threads.glsl)
// Bindings  0 input ro · 1 places ro (for each texel 4 indices of values, in the order of threads; -1 is none) · 2 output wo
// Defines   FLAT INPUT0
// Reference src/LiveConv.Core/Ops/MovementOp.cs
#include "include/threads.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32i) readonly uniform iimageBuffer places;
layout(binding = 2, std430) writeonly buffer Output { float y[]; };

Tensor X = Tensor(INPUT0);

void main() {
  Thread t = thread(X);
  if (t.outside) return;
  vec4 values = imageLoad(x, texelIndex(X, t.plane, t.row, t.column));
  ivec4 place = imageLoad(places, (t.plane * X.height + t.row) * columns(X) + t.column);
  for (int i = 0; i < 4; i++)
    if (place[i] >= 0) y[place[i]] = values[i];
}
