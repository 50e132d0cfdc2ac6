// The hyperbolic tangent; near 0 by a polynomial (Cephes tanhf), since 1 - 2 / (e^2x + 1) cancels there.
vec4 hyperbolicTangent(vec4 x) {
  vec4 z = x * x;
  vec4 series = (((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z - 3.33332819422e-1;
  vec4 small = x + x * z * series;
  vec4 large = sign(x) * (1.0 - 2.0 / (exp(2.0 * min(abs(x), vec4(20.0))) + 1.0));
  return mix(mix(large, small, lessThan(abs(x), vec4(0.625))), x, isnan(x));
}
