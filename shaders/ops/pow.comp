#version 430
// pow: a^b as IEEE has it: GLSL's pow is undefined for a ≤ 0
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 first input ro · 1 second input ro · 2 output wo
// Defines   FLAT INPUT0 INPUT1 SPLAT0 SPLAT1 OUTPUT
// Reference src/LiveConv.Core/Ops/Pow.cs
#include "include/binary.glsl"

vec4 apply(vec4 a, vec4 b) {
  const float INFINITY = uintBitsToFloat(0x7f800000u);
  bvec4 whole = equal(b, floor(b));
  vec4 parity = mix(vec4(1.0), vec4(-1.0), equal(fract(b * 0.5), vec4(0.5)));
  vec4 power = exp2(b * log2(abs(a)));
  for (int i = 0; i < 4; i++) {
    float size = abs(a[i]);
    bool grows = (size > 1.0) == (b[i] > 0.0);
    if (size == 0.0) power[i] = b[i] > 0.0 ? 0.0 : INFINITY;
    else if (isinf(b[i])) power[i] = size == 1.0 ? 1.0 : grows ? INFINITY : 0.0;
    else if (isinf(size)) power[i] = b[i] > 0.0 ? INFINITY : 0.0;
    if (a[i] < 0.0) power[i] = whole[i] || isinf(b[i]) ? power[i] * parity[i] : isinf(a[i]) ? power[i] : uintBitsToFloat(0x7fc00000u);
    if (isnan(a[i]) || isnan(b[i])) power[i] = uintBitsToFloat(0x7fc00000u);
    if (b[i] == 0.0 || a[i] == 1.0) power[i] = 1.0;
  }

  return power;
}
