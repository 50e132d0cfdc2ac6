#version 430
// softmax: e^(x - largest) / sum along an axis, whose largest values and sums are known
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 largest ro · 2 sum ro · 3 output wo
// Defines   FLAT INPUT0 SPLAT0 INPUT1 SPLAT1 INPUT2 SPLAT2 OUTPUT
// Reference src/LiveConv.Core/Ops/Softmax.cs
#define ROWS 4
#include "include/operand.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer largest;
layout(binding = 2, rgba32f) readonly uniform imageBuffer sum;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

Operand X = Operand(INPUT0);
Operand LARGEST = Operand(INPUT1);
Operand SUM = Operand(INPUT2);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++) {
    vec4 x0 = LOAD(x, X, SPLAT0, t, r);
    vec4 largest0 = LOAD(largest, LARGEST, SPLAT1, t, r);
    vec4 sum0 = LOAD(sum, SUM, SPLAT2, t, r);
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = existing(Y, t.plane, exp(x0 - largest0) / sum0);
  }
}
