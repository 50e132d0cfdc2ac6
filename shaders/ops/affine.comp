#version 430
// affine: scale · x + shift
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT SCALE SHIFT
// Reference src/LiveConv.Core/Ops/Affine.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return x * SCALE + SHIFT; }
