#version 430
// erf: the error function (error_function.glsl)
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT
// Reference src/LiveConv.Core/Ops/Erf.cs
#include "include/unary.glsl"
#include "include/error_function.glsl"

vec4 apply(vec4 x) { return errorFunction(x); }
