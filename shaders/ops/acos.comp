#version 430
// acos: arc cosine, NaN outside -1 and 1
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Acos.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 angle = mix(atan(sqrt(max(1.0 - x * x, 0.0)), x), x, isnan(x));
  return mix(angle, vec4(uintBitsToFloat(0x7fc00000u)), greaterThan(abs(x), vec4(1.0)));
}
