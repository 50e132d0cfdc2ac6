#version 430
// mish: x · tanh(ln(1 + e^x)), as x n / (n + 2) with n = e^x (e^x + 2)
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Mish.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 power = exp(min(x, 20.0));
  vec4 n = power * (power + 2.0);
  return mix(x * (n / (n + 2.0)), x, isnan(x));
}
