#version 430
// tanh: hyperbolic tangent
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Tanh.cs
#include "include/unary.glsl"
#include "include/hyperbolic_tangent.glsl"

vec4 apply(vec4 x) { return hyperbolicTangent(x); }
