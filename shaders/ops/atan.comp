#version 430
// atan: arc tangent
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Atan.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(atan(x), x, isnan(x)); }
