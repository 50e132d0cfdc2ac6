#version 430
// is_inf: whether x is +infinity (POSITIVE) or -infinity (NEGATIVE)
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT POSITIVE NEGATIVE
// Reference src/LiveConv.Core/Ops/IsInf.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  bvec4 positive = equal(x, vec4(uintBitsToFloat(0x7f800000u)));
  bvec4 negative = equal(x, vec4(uintBitsToFloat(0xff800000u)));
  return max(POSITIVE ? vec4(positive) : vec4(0.0), NEGATIVE ? vec4(negative) : vec4(0.0));
}
