#version 430
// reduce_parts: rows of texels cut into parts of LENGTH, each summarised to one texel
// Threads   x = part of all rows
// Bindings  0 rows ro (PITCH texels each) · 1 a number of each row ro · 2 parts wo
// Defines   TERM (0 x, 1 |x|, 2 x², 3 e^(x - number), 4 (x - number)²) COMBINE (0 sum, 1 largest, 2 smallest, 3 product) COUNT PARTS PITCH LENGTH REST
// Reference src/LiveConv.Core/Ops/Reduce.cs
#include "include/arguments.glsl"
#include "include/combine.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, r32f) readonly uniform imageBuffer numbers;
layout(binding = 2, std430) writeonly buffer Parts { vec4 y[]; };

vec4 term(vec4 x, float number) {
#if TERM == 1
  return abs(x);
#elif TERM == 2
  return x * x;
#elif TERM == 3
  return exp(x - number);
#elif TERM == 4
  return (x - number) * (x - number);
#else
  return x;
#endif
}

void main() {
  int id = int(gl_GlobalInvocationID.x);
  if (id >= COUNT) return;
  int row = divide(id, PARTS);
  int part = id - row * PARTS;
  float number = TERM >= 3 ? imageLoad(numbers, row).r : 0.0;
  vec4 result = vec4(NEUTRAL);
  int end = min((part + 1) * LENGTH, PITCH);
  for (int i = part * LENGTH; i < end; i++) {
    vec4 other = term(imageLoad(x, row * PITCH + i), number);
    // The last texel of a row may be partly empty.
    if (i == PITCH - 1) other = mix(vec4(NEUTRAL), other, lessThan(ivec4(0, 1, 2, 3), ivec4(REST)));
    result = combine(result, other);
  }

  y[id] = result;
}
