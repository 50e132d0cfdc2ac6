#version 430
// reciprocal: 1 / x
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Reciprocal.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return 1.0 / x; }
