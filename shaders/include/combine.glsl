// How reductions join two values. COMBINE: 0 sum, 1 largest, 2 smallest, 3 product. NaN stays NaN.
#if COMBINE == 1
#define NEUTRAL uintBitsToFloat(0xff800000u)
vec4 combine(vec4 a, vec4 b) { return mix(mix(b, a, greaterThan(a, b)), a, isnan(a)); }
#elif COMBINE == 2
#define NEUTRAL uintBitsToFloat(0x7f800000u)
vec4 combine(vec4 a, vec4 b) { return mix(mix(b, a, lessThan(a, b)), a, isnan(a)); }
#elif COMBINE == 3
#define NEUTRAL 1.0
vec4 combine(vec4 a, vec4 b) { return a * b; }
#else
#define NEUTRAL 0.0
vec4 combine(vec4 a, vec4 b) { return a + b; }
#endif
