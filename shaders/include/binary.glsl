// main() of ops on two tensors, value by value. The including shader defines vec4 apply(vec4 a, vec4 b).
// Bindings  0 first input ro · 1 second input ro · 2 output wo
#define ROWS 4
#include "include/operand.glsl"
#include "include/formats.glsl"

layout(binding = 0, FORMAT0) readonly uniform imageBuffer a;
layout(binding = 1, FORMAT1) readonly uniform imageBuffer b;
layout(binding = 2, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Operand A = Operand(INPUT0);
Operand B = Operand(INPUT1);

vec4 apply(vec4 a, vec4 b);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++)
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = packedLike(OUTPUT_TYPE(0), existing(Y, t.plane, apply(LOAD(a, A, SPLAT0, t, r), LOAD(b, B, SPLAT1, t, r))));
}
