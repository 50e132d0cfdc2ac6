#version 430
// hard_swish: x · min(1, max(0, x / 6 + 1/2))
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/HardSwish.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 line = x / 6.0 + 0.5;
  return x * mix(min(max(line, 0.0), 1.0), line, isnan(line));
}
