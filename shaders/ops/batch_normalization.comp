#version 430
// batch_normalization: x · scale + shift for each channel, with the statistics folded at load
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 scale ro · 2 shift ro · 3 output wo
// Defines   FLAT INPUT0 SPLAT0 INPUT1 SPLAT1 INPUT2 SPLAT2 OUTPUT
// Reference src/LiveConv.Core/Ops/BatchNormalization.cs
#define ROWS 4
#include "include/operand.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer scale;
layout(binding = 2, rgba32f) readonly uniform imageBuffer shift;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

Operand X = Operand(INPUT0);
Operand SCALE = Operand(INPUT1);
Operand SHIFT = Operand(INPUT2);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++) {
    vec4 x0 = LOAD(x, X, SPLAT0, t, r);
    vec4 scale0 = LOAD(scale, SCALE, SPLAT1, t, r);
    vec4 shift0 = LOAD(shift, SHIFT, SPLAT2, t, r);
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = existing(Y, t.plane, x0 * scale0 + shift0);
  }
}
