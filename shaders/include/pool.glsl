// Windows of feature maps in any geometry, the four values of a texel at once.
// Bindings  0 input ro
// Defines   FLAT INPUT0 OUTPUT IS_PACKED KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT BOTTOM RIGHT
#include "include/threads.glsl"
#include "include/formats.glsl"

#if IS_PACKED
layout(binding = 0, FORMAT0) readonly uniform imageBuffer x;
#else
layout(binding = 0, r32f) readonly uniform imageBuffer x;
#endif

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);

struct Tap {
  vec4 value;
  bvec4 inside;  // of the picture
  bvec4 padded;  // of the picture with its padding
};

// What lies under place (i, j) of the windows of a texel.
Tap tap(Thread t, int i, int j) {
  int row = t.row * STRIDE_Y - TOP + i * DILATION_Y;
  bool rowInside = row >= 0 && row < X.height;
  bool rowPadded = row < X.height + BOTTOM;
#if IS_PACKED
  int column = t.column * STRIDE_X - LEFT + j * DILATION_X;
  bool inside = rowInside && column >= 0 && column < X.width;
  return Tap(
    imageLoad(x, texelIndex(X, t.plane, clamp(row, 0, X.height - 1), clamp(column, 0, X.width - 1))),
    bvec4(inside), bvec4(rowPadded && column < X.width + RIGHT));
#else
  Tap taps;
  for (int lane = 0; lane < 4; lane++) {
    int column = (t.column * 4 + lane) * STRIDE_X - LEFT + j * DILATION_X;
    taps.value[lane] = imageLoad(x, texelIndex(X, t.plane, clamp(row, 0, X.height - 1), 0) * 4 + clamp(column, 0, X.width - 1)).r;
    taps.inside[lane] = rowInside && column >= 0 && column < X.width;
    taps.padded[lane] = rowPadded && column < X.width + RIGHT;
  }

  return taps;
#endif
}
