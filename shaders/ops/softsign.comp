#version 430
// softsign: x / (1 + |x|)
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Softsign.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return x / (1.0 + abs(x)); }
