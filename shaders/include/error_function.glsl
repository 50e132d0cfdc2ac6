// The error function: below 1 its Taylor series (Abramowitz-Stegun 7.1.5), above 1 - e^P with P fitted to ln erfc(1 + s), 0 ≤ s ≤ 3.
vec4 errorFunction(vec4 x) {
  vec4 z = x * x;
  vec4 series = -1.63658447e-07 * z + 1.64621144e-06;
  series = series * z - 1.49256504e-05;
  series = series * z + 0.00012055333;
  series = series * z - 0.000854832702;
  series = series * z + 0.00522397763;
  series = series * z - 0.0268661706;
  series = series * z + 0.112837917;
  series = series * z - 0.376126389;
  series = series * z + 1.12837917;
  vec4 s = min(abs(x), 4.0) - 1.0;
  vec4 power = -1.33093904e-05 * s + 0.000224406302;
  power = power * s - 0.00181093259;
  power = power * s + 0.00973539979;
  power = power * s - 0.0413141003;
  power = power * s - 0.843202937;
  power = power * s - 2.63895366;
  power = power * s - 1.84960584;
  vec4 result = mix(sign(x) * (1.0 - exp(power)), x * series, lessThan(abs(x), vec4(1.0)));
  return mix(result, x, isnan(x));
}
