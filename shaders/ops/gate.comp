#version 430
// gate: a where LOW < b < HIGH, OUTSIDE · a elsewhere and where b is NaN
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   FLAT INPUT0 INPUT1 SPLAT0 SPLAT1 OUTPUT LOW HIGH OUTSIDE
// Reference src/LiveConv.Core/Ops/Gate.cs
#include "include/binary.glsl"

vec4 apply(vec4 a, vec4 b) {
  vec4 rest = OUTSIDE == 0.0 ? vec4(0.0) : a * OUTSIDE;
  vec4 above = mix(rest, a, greaterThan(b, vec4(LOW)));
  return mix(rest, above, lessThan(b, vec4(HIGH)));
}
