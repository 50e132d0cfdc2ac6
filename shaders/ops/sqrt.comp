#version 430
// sqrt: √x, NaN below 0
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Sqrt.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 root = sqrt(max(x, 0.0));
  return mix(mix(root, vec4(uintBitsToFloat(0x7fc00000u)), lessThan(x, vec4(0.0))), x, isnan(x));
}
