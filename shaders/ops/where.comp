#version 430
// where: x where a condition holds, y elsewhere
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 condition ro · 1 x ro · 2 y ro · 3 output wo
// Defines   FLAT INPUT0 INPUT1 INPUT2 SPLAT0 SPLAT1 SPLAT2 OUTPUT
// Reference src/LiveConv.Core/Ops/Where.cs
#define ROWS 4
#include "include/operand.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer condition;
layout(binding = 1, rgba32f) readonly uniform imageBuffer yes;
layout(binding = 2, rgba32f) readonly uniform imageBuffer no;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

Operand CONDITION = Operand(INPUT0);
Operand YES = Operand(INPUT1);
Operand NO = Operand(INPUT2);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++) {
    bvec4 holds = notEqual(LOAD(condition, CONDITION, SPLAT0, t, r), vec4(0.0));
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = existing(Y, t.plane, mix(LOAD(no, NO, SPLAT2, t, r), LOAD(yes, YES, SPLAT1, t, r), holds));
  }
}
