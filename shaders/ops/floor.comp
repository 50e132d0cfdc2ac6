#version 430
// floor: the largest whole number up to x
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Floor.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return floor(x); }
