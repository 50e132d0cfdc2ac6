// Values that defines may name instead of constants, so that layers share programs (src/LiveConv.Shaders/Programs/Defines.cs).
layout(location = 0) uniform int arguments[96];

// a / b for 0 ≤ a, 0 < b: processors have no vector division of integers, and b is no constant here. The first quotient is
// off by at most 2⁻²¹ of itself, the second by 1.
int divide(int a, int b) {
  float inverse = 1.0 / float(b);
  int quotient = int(float(a) * inverse);
  quotient += int(floor(float(a - quotient * b) * inverse));
  int rest = a - quotient * b;
  return quotient + (rest >= b ? 1 : 0) - (rest < 0 ? 1 : 0);
}
