#version 430
// log: ln x, -infinity at 0, NaN below
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Log.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 result = mix(log(x), x, equal(x, vec4(uintBitsToFloat(0x7f800000u))));
  result = mix(result, vec4(-uintBitsToFloat(0x7f800000u)), equal(x, vec4(0.0)));
  return mix(mix(result, vec4(uintBitsToFloat(0x7fc00000u)), lessThan(x, vec4(0.0))), x, isnan(x));
}
