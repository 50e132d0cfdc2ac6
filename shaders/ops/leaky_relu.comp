#version 430
// leaky_relu: x above 0, slope · x below
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT SLOPE
// Reference src/LiveConv.Core/Ops/LeakyRelu.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(x, x * SLOPE, lessThan(x, vec4(0.0))); }
