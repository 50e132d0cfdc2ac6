#version 430
// min: the smaller of a and b, NaN if either is
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   FLAT INPUT0 INPUT1 SPLAT0 SPLAT1 OUTPUT
// Reference src/LiveConv.Core/Ops/Min.cs
#include "include/binary.glsl"
#include "include/points.glsl"

vec4 apply(vec4 a, vec4 b) { return smaller(a, b); }
