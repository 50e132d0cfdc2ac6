// main() of ops that map each value by itself. The including shader defines vec4 apply(vec4 x).
// Bindings  0 input ro · 1 output wo
#define ROWS 4
#include "include/threads.glsl"
#include "include/formats.glsl"

layout(binding = 0, FORMAT0) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

vec4 apply(vec4 x);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++)
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = packedLike(OUTPUT_TYPE(0), existing(Y, t.plane, apply(imageLoad(x, texelIndex(X, t.plane, t.row + r, t.column)))));
}
