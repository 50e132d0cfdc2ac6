#version 430
// max: the larger of a and b, NaN if either is
// Threads   x = texel column, y = block of 4 rows, z = plane
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   INPUT0 INPUT1 OUTPUT
// Reference src/LiveConv.Core/Ops/Max.cs
#include "include/binary.glsl"

vec4 apply(vec4 a, vec4 b) {
  vec4 larger = mix(b, a, greaterThan(a, b));
  return mix(larger, a, isnan(a));
}
