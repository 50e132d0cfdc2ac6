#version 430
// maps: tiles of feature maps in pixels from the upper left corner, each with the range of its channel
// Threads   one a vertex
// Bindings  1 ranges ro (see range.comp)
// Defines   none
// Reference src/LiveConv.Host/Overlay/FeatureMaps.cs
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in float channel;
layout(location = 8) uniform vec2 viewport;
layout(location = 9) uniform int diverging;
layout(binding = 1) uniform usamplerBuffer ranges;

out vec2 at;
flat out int map;
flat out vec2 toColor;

float number(uint bits) {
  return uintBitsToFloat((bits & 0x80000000u) != 0u ? bits & 0x7fffffffu : ~bits);
}

void main() {
  at = place;
  map = int(channel);
  uint negated = texelFetch(ranges, map * 2).r;
  float least = negated == 0u ? 0.0 : -number(negated);
  float largest = negated == 0u ? 0.0 : number(texelFetch(ranges, map * 2 + 1).r);
  float reach = max(abs(least), abs(largest));
  if (diverging != 0) toColor = vec2(reach > 0.0 ? 0.5 / reach : 0.0, 0.5);
  else toColor = largest > least ? vec2(1.0, -least) / (largest - least) : vec2(0.0);
  gl_Position = vec4(position / viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
