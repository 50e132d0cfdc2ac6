// What a convolution does to a sum before it stores it. The including shader has Y, bias, residual and y.
// Defines   SPLIT (1: sums are parts, and are not finished) INPUT3 RESIDUAL_TYPE OUTPUT_TYPE SCALED SCALES RESIDUAL ACTIVATION
struct Pixel { int n; int row; int column; };

int pixels() { return Y.batch * Y.height * Y.width; }

Pixel pixel(int index) {
  int line = divide(index, Y.width);
  int n = divide(line, Y.height);
  return Pixel(n, line - n * Y.height, index - line * Y.width);
}

#if !SPLIT
// m is a group of 4 output channels of all groups of the convolution.
void finish(int m, Pixel p, vec4 sums) {
  int plane = p.n * channelGroups(Y) + m;
#if SCALED
  sums *= bias[SCALES + m];
#endif
  sums += bias[m];
#if RESIDUAL
  sums += unpacked(residual[texelIndex(Tensor(INPUT3), plane, p.row, p.column)]);
#endif
  y[texelIndex(Y, plane, p.row, p.column)] = packedLike(OUTPUT_TYPE(0), existing(Y, plane, activate(sums)));
}
#endif
