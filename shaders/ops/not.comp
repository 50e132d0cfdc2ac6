#version 430
// not: true for false, false for true
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Not.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return vec4(equal(x, vec4(0.0))); }
