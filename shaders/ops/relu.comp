#version 430
// relu: max(0, x), NaN stays NaN
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Relu.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(max(x, 0.0), x, isnan(x)); }
