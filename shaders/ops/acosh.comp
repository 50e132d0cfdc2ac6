#version 430
// acosh: inverse hyperbolic cosine, NaN below 1
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Acosh.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 far = log(x) + 0.693147181;  // where a square may not fit
  vec4 near = log(x + sqrt(max(x * x - 1.0, 0.0)));
  vec4 result = mix(mix(near, far, greaterThan(x, vec4(1e9))), x, isinf(x));
  return mix(mix(result, vec4(uintBitsToFloat(0x7fc00000u)), lessThan(x, vec4(1.0))), x, isnan(x));
}
