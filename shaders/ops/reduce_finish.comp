#version 430
// reduce_finish: the parts of each row joined to one number
// Threads   x = row
// Bindings  0 parts ro · 1 a number of each row ro · 2 output wo
// Defines   COMBINE (0 sum, 1 largest, 2 smallest, 3 product) FINISH (0 as it is, 1 / DIVISOR, 2 √, 3 ln, 4 ln + number) COUNT PARTS DIVISOR
// Reference src/LiveConv.Core/Ops/Reduce.cs
#include "include/arguments.glsl"
#include "include/combine.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer parts;
layout(binding = 1, r32f) readonly uniform imageBuffer numbers;
layout(binding = 2, std430) writeonly buffer Output { float y[]; };

void main() {
  int row = int(gl_GlobalInvocationID.x);
  if (row >= COUNT) return;
  vec4 result = vec4(NEUTRAL);
  for (int i = 0; i < PARTS; i++) result = combine(result, imageLoad(parts, row * PARTS + i));
  result = combine(result, result.zwxy);
  float value = combine(result, result.yxwz).x;
#if FINISH == 1
  value /= DIVISOR;
#elif FINISH == 2
  value = sqrt(value);
#elif FINISH == 3
  value = log(value);
#elif FINISH == 4
  float number = imageLoad(numbers, row).r;
  value = isinf(number) ? number : log(value) + number;
#endif
  y[row] = value;
}
