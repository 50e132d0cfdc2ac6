#version 430
// clamp: the nearest value in [LOW, HIGH], NaN stays NaN
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT LOW HIGH
// Reference src/LiveConv.Core/Ops/Clamp.cs
#include "include/unary.glsl"
#include "include/points.glsl"

vec4 apply(vec4 x) { return limited(x, LOW, HIGH); }
