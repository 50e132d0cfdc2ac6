#version 430
// range: the least and the largest finite value of each channel of the first picture
// Threads   x = row, z = plane
// Bindings  0 values ro · 1 ranges rw (two a channel: −least and largest, as bits that compare like numbers; 0 is none)
// Defines   none
// Reference src/LiveConv.Host/Overlay/MapRanges.cs
#include "include/tensor.glsl"

layout(local_size_x = 32) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer values;
layout(binding = 1, std430) buffer Ranges { uint ranges[]; };
layout(location = 0) uniform Tensor t;

const float NONE = -3.4028235e38;

uint ordered(float value) {
  uint bits = floatBitsToUint(value);
  return (bits & 0x80000000u) != 0u ? ~bits : bits | 0x80000000u;
}

void widen(int channel, float negated, float largest) {
  if (channel >= t.channels || largest == NONE) return;
  atomicMax(ranges[channel * 2], ordered(negated));
  atomicMax(ranges[channel * 2 + 1], ordered(largest));
}

void main() {
  int row = int(gl_GlobalInvocationID.x);
  int plane = int(gl_GlobalInvocationID.z);
  if (row >= t.height) return;
  vec4 negated = vec4(NONE);
  vec4 largest = vec4(NONE);
  int first = texelIndex(t, plane, row, 0);
  int count = columns(t);
  for (int column = 0; column < count; column++) {
    vec4 value = imageLoad(values, first + column);
    bvec4 counts = lessThanEqual(abs(value), vec4(-NONE));
    if (t.kind == PLANAR)
      for (int i = 0; i < 4; i++) counts[i] = counts[i] && column * 4 + i < t.width;
    negated = max(negated, mix(vec4(NONE), -value, counts));
    largest = max(largest, mix(vec4(NONE), value, counts));
  }

  if (t.kind == PLANAR) {
    widen(plane, max(max(negated.x, negated.y), max(negated.z, negated.w)), max(max(largest.x, largest.y), max(largest.z, largest.w)));
  } else {
    for (int i = 0; i < 4; i++) widen(plane * 4 + i, negated[i], largest[i]);
  }
}
