#version 430
// asinh: inverse hyperbolic sine
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Asinh.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 size = abs(x);
  vec4 far = log(size) + 0.693147181;  // where a square may not fit
  vec4 near = log(size + sqrt(size * size + 1.0));
  return mix(mix(sign(x) * mix(near, far, greaterThan(size, vec4(1e9))), x, isinf(x)), x, isnan(x));
}
