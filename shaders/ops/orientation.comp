#version 430
// orientation: direction of a gradient (dx, dy), atan2(dy, dx), 0 at (0, 0)
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   FLAT INPUT0 INPUT1 OUTPUT
// Reference src/LiveConv.Core/Ops/Orientation.cs
#include "include/binary.glsl"

vec4 apply(vec4 dx, vec4 dy) {
  vec4 straight = mix(vec4(0.0), vec4(3.14159265359), lessThan(dx, vec4(0.0)));
  return mix(atan(dy, dx), straight, equal(dy, vec4(0.0)));
}
