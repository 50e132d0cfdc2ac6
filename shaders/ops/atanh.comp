#version 430
// atanh: inverse hyperbolic tangent, infinite at -1 and 1, NaN outside
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Atanh.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 result = 0.5 * log((1.0 + x) / (1.0 - x));
  result = mix(result, x * uintBitsToFloat(0x7f800000u), equal(abs(x), vec4(1.0)));
  return mix(result, vec4(uintBitsToFloat(0x7fc00000u)), greaterThan(abs(x), vec4(1.0)));
}
