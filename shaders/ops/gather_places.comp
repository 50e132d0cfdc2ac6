#version 430
// gather_places: each value of the output from a place of the input that a table names, or FILL; any change of place or layout
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 places ro (for each texel 4 indices of values, in the order of threads; -1 is FILL) · 2 output wo
// Defines   FLAT OUTPUT FILL
// Reference src/LiveConv.Core/Ops/MovementOp.cs
#include "include/threads.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32i) readonly uniform iimageBuffer places;
layout(binding = 2, std430) writeonly buffer Output { vec4 y[]; };

Tensor Y = Tensor(OUTPUT);

float at(int place) { return place < 0 ? FILL : imageLoad(x, max(place, 0)).r; }

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  ivec4 place = imageLoad(places, (t.plane * Y.height + t.row) * columns(Y) + t.column);
  y[texelIndex(Y, t.plane, t.row, t.column)] = vec4(at(place.x), at(place.y), at(place.z), at(place.w));
}
