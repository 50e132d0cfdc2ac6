// How buffers hold texels: as four floats (FLOATS), or as four halves in eight bytes (HALVES). Arithmetic is in float either way.
#define FLOATS vec4
#define HALVES uvec2

// Unless the host says otherwise, all are floats. Images name their FORMATi.
#ifndef OUTPUT_TYPE
#define OUTPUT_TYPE FLOATS
#endif

vec4 unpacked(vec4 texel) { return texel; }
vec4 unpacked(uvec2 texel) { return vec4(unpackHalf2x16(texel.x), unpackHalf2x16(texel.y)); }

// To the nearest half, ties to even, infinite from 65520 on: how packHalf2x16 rounds is up to the driver.
vec4 nearestHalf(vec4 values) {
  uvec4 bits = floatBitsToUint(values);
  vec4 rounded = uintBitsToFloat((bits + 0xfffu + (bits >> 13 & 1u)) & ~0x1fffu);
  vec4 infinite = uintBitsToFloat((bits & 0x80000000u) | 0x7f800000u);
  return mix(mix(rounded, infinite, greaterThanEqual(abs(values), vec4(65520.0))), values, isnan(values));
}

// The texel of the type of "like" that holds these values.
vec4 packedLike(vec4 like, vec4 values) { return values; }
uvec2 packedLike(uvec2 like, vec4 values) {
  vec4 halves = nearestHalf(values);
  return uvec2(packHalf2x16(halves.xy), packHalf2x16(halves.zw));
}
