// Values as the bytes of a picture: GAIN · v + BIAS rounded and limited to 0…255, NaN is 0.
uvec4 pictureBytes(vec4 values) {
  vec4 level = values * GAIN + BIAS;
  level = mix(vec4(0.0), min(level, vec4(255.0)), greaterThan(level, vec4(0.0)));
  return uvec4(level + 0.5);
}
