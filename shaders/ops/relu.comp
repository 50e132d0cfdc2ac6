#version 430
// relu: max(0, x), NaN stays NaN
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Relu.cs
#include "include/unary.glsl"
#include "include/points.glsl"

vec4 apply(vec4 x) { return rectified(x); }
