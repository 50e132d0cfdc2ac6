#version 430
// softplus: ln(1 + e^x), without overflow
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Softplus.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(max(x, 0.0) + log(1.0 + exp(-abs(x))), x, isnan(x)); }
