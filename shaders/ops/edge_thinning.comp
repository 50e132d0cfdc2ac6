#version 430
// edge_thinning: keeps |dx| + |dy| where it is the largest along the gradient's direction (Canny); single roundings only, so exact
// Threads   x = texel column, y = block of ROWS rows, z = plane
// Bindings  0 dx ro (margin 0) · 1 dy ro (margin 0) · 2 output wo
// Defines   INPUT0 INPUT1 OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR
// Reference src/LiveConv.Core/Ops/EdgeThinning.cs
#include "include/window.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer dx;
layout(binding = 1, rgba32f) readonly uniform imageBuffer dy;
layout(binding = 2, std430) writeonly buffer Output { vec4 y[]; };

const Tensor DX = Tensor(INPUT0);
const Tensor DY = Tensor(INPUT1);

bvec4 both(bvec4 a, bvec4 b) { return bvec4(a.x && b.x, a.y && b.y, a.z && b.z, a.w && b.w); }

void main() {
  WINDOW(wx);
  WINDOW(wy);
  LOAD_WINDOW(wx, dx, DX, plane())
  LOAD_WINDOW(wy, dy, DY, plane())
  for (int r = 0; r < ROWS; r++) {
    vec4 m[9];
    for (int i = 0; i < 9; i++) m[i] = abs(AT(wx, r, i / 3, i % 3)) + abs(AT(wy, r, i / 3, i % 3));
    vec4 gx = AT(wx, r, 1, 1);
    vec4 gy = AT(wy, r, 1, 1);
    precise vec4 steep = abs(gy) * 32768.0;
    precise vec4 low = abs(gx) * 13573.0;   // tan 22.5° · 2^15
    precise vec4 high = abs(gx) * 79109.0;  // tan 67.5° · 2^15
    bvec4 across = both(greaterThan(m[4], m[3]), greaterThanEqual(m[4], m[5]));
    bvec4 along = both(greaterThan(m[4], m[1]), greaterThanEqual(m[4], m[7]));
    bvec4 falling = both(greaterThan(m[4], m[0]), greaterThan(m[4], m[8]));
    bvec4 rising = both(greaterThan(m[4], m[2]), greaterThan(m[4], m[6]));
    for (int i = 0; i < 4; i++) {
      bool opposite = (gx[i] < 0.0) != (gy[i] < 0.0);
      bool keep = steep[i] < low[i] ? across[i] : steep[i] > high[i] ? along[i] : opposite ? rising[i] : falling[i];
      m[4][i] = keep ? m[4][i] : 0.0;
    }
    y[texelIndex(Y, plane(), row() + r, column())] = m[4];
  }
}
