#version 430
// magnitude: length of a gradient, √(a² + b²)
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   INPUT0 INPUT1 OUTPUT
// Reference src/LiveConv.Core/Ops/Magnitude.cs
#include "include/binary.glsl"

vec4 apply(vec4 a, vec4 b) { return sqrt(a * a + b * b); }
