#version 430
// thresholded_relu: x above ALPHA, 0 elsewhere
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT ALPHA
// Reference src/LiveConv.Core/Ops/ThresholdedRelu.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) { return mix(vec4(0.0), x, greaterThan(x, vec4(ALPHA))); }
