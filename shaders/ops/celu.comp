#version 430
// celu: x, or ALPHA (e^(x / ALPHA) - 1) below 0
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT ALPHA
// Reference src/LiveConv.Core/Ops/Celu.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(x, ALPHA * (exp(min(x, 0.0) / ALPHA) - 1.0), lessThan(x, vec4(0.0))); }
