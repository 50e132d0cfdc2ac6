#version 430
// sigmoid: 1 / (1 + e^-x)
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Sigmoid.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return 1.0 / (1.0 + exp(-x)); }
