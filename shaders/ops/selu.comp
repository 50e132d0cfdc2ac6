#version 430
// selu: GAMMA x, or GAMMA (ALPHA e^x - ALPHA) up to 0
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT ALPHA GAMMA
// Reference src/LiveConv.Core/Ops/Selu.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(GAMMA * x, GAMMA * (ALPHA * exp(min(x, 0.0)) - ALPHA), lessThanEqual(x, vec4(0.0))); }
