// What a layer applies to its sums before it stores them (src/LiveConv.Core/Ops/Activation.cs). NaN stays NaN.
// Defines   ACTIVATION (0 none, 1 ReLU, 2 leaky ReLU with SLOPE, 3 clamp to LOW … HIGH)
vec4 activate(vec4 x) {
#if ACTIVATION == 1
  return mix(max(x, 0.0), x, isnan(x));
#elif ACTIVATION == 2
  return mix(x, SLOPE * x, lessThan(x, vec4(0.0)));
#elif ACTIVATION == 3
  return mix(min(max(x, LOW), HIGH), x, isnan(x));
#else
  return x;
#endif
}
