// The middle of 9 values by a network of 19 exchanges (Paeth, Graphics Gems 1990).
// Defines   VALUES (vec4 or uvec4)
void sort(inout VALUES a, inout VALUES b) {
  VALUES low = min(a, b);
  b = max(a, b);
  a = low;
}

VALUES median9(VALUES v[9]) {
  sort(v[1], v[2]); sort(v[4], v[5]); sort(v[7], v[8]);
  sort(v[0], v[1]); sort(v[3], v[4]); sort(v[6], v[7]);
  sort(v[1], v[2]); sort(v[4], v[5]); sort(v[7], v[8]);
  sort(v[0], v[3]); sort(v[5], v[8]); sort(v[4], v[7]);
  sort(v[3], v[6]); sort(v[1], v[4]); sort(v[2], v[5]);
  sort(v[4], v[7]); sort(v[4], v[2]); sort(v[6], v[4]);
  sort(v[4], v[2]);
  return v[4];
}
