#version 430
// sign: -1, 0 or 1, NaN stays NaN
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Sign.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(sign(x), x, isnan(x)); }
