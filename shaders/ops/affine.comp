#version 430
// affine: scale · x + shift
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT SCALE SHIFT
// Reference src/LiveConv.Core/Ops/Affine.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return x * SCALE + SHIFT; }
