// What ops do to each value by itself, for their own shaders and for passes that do several at once (src/LiveConv.Shaders/PointProgram.cs).
vec4 rectified(vec4 x) { return mix(max(x, 0.0), x, isnan(x)); }

vec4 limited(vec4 x, float low, float high) { return mix(min(max(x, low), high), x, isnan(x)); }

vec4 larger(vec4 a, vec4 b) { return mix(mix(b, a, greaterThan(a, b)), a, isnan(a)); }

vec4 smaller(vec4 a, vec4 b) { return mix(mix(b, a, lessThan(a, b)), a, isnan(a)); }
