#version 430
// tan: tangent
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Tan.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return sin(x) / cos(x); }
