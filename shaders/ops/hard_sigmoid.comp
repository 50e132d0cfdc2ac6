#version 430
// hard_sigmoid: ALPHA x + BETA within 0 and 1
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT ALPHA BETA
// Reference src/LiveConv.Core/Ops/HardSigmoid.cs
#include "include/unary.glsl"

vec4 apply(vec4 x) {
  vec4 line = ALPHA * x + BETA;
  return mix(min(max(line, 0.0), 1.0), line, isnan(line));
}
