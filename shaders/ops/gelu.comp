#version 430
// gelu: x/2 · (1 + erf(x / √2)), or with TANH its approximation by tanh
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT TANH
// Reference src/LiveConv.Core/Ops/Gelu.cs
#include "include/unary.glsl"
#if TANH
#include "include/hyperbolic_tangent.glsl"
#else
#include "include/error_function.glsl"
#endif

vec4 apply(vec4 x) {
#if TANH
  vec4 inner = hyperbolicTangent(0.797884561 * (x + 0.044715 * x * x * x));
#else
  vec4 inner = errorFunction(x * 0.707106781);
#endif
  return 0.5 * x * (1.0 + inner);
}
