#version 430
// abs: absolute value
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Abs.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return abs(x); }
