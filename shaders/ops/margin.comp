#version 430
// margin: fills the margin around each plane with what the border mode shows there, so that windows need no tests
// Threads   x = texel of the margin: rows above, rows below, then the sides of each row; z = plane
// Bindings  0 values ro · 1 tensor wo
// Defines   FORMAT0 OUTPUT_TYPE TENSOR BORDER MARGIN_Y MARGIN_TEXELS ROWS
// Reference src/LiveConv.Core/Ops/Border.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/border.glsl"
#include "include/storage.glsl"

#ifndef FORMAT0
#define FORMAT0 r32f
#endif

layout(local_size_x = 64) in;
layout(binding = 0, FORMAT0) readonly uniform imageBuffer values;
layout(binding = 1, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor T = Tensor(TENSOR);

// Texels at the sides of a row: the margin left and right, and the last texel, which may be partly outside.
int SIDES = 2 * MARGIN_TEXELS + 1;

float bordered(int plane, int y, int x, int lane) {
  int row = mapBorder(y, T.height, BORDER);
  int column = mapBorder(x, T.width, BORDER);
  int element = T.kind == PLANAR
    ? texelIndex(T, plane, row, 0) * 4 + column
    : texelIndex(T, plane, row, column) * 4 + lane;
  float value = imageLoad(values, max(element, 0)).r;
  return row < 0 || column < 0 ? 0.0 : value;
}

void main() {
  int id = int(gl_GlobalInvocationID.x);
  int plane = int(gl_GlobalInvocationID.z);
  int above = MARGIN_Y * T.pitch;
  int below = (ROWS - MARGIN_Y - T.height) * T.pitch;
  int row, column;
  if (id < above) {
    int line = divide(id, T.pitch);
    row = line - MARGIN_Y;
    column = id - line * T.pitch - MARGIN_TEXELS;
  } else if (id < above + below) {
    int line = divide(id - above, T.pitch);
    row = T.height + line;
    column = id - above - line * T.pitch - MARGIN_TEXELS;
  } else {
    row = divide(id - above - below, SIDES);
    int side = id - above - below - row * SIDES;
    column = side < MARGIN_TEXELS ? side - MARGIN_TEXELS : columns(T) - 1 + side - MARGIN_TEXELS;
  }

  if (id >= above + below + T.height * SIDES) return;
  int x = T.kind == PLANAR ? column * 4 : column;
  int step = T.kind == PLANAR ? 1 : 0;
  y[texelIndex(T, plane, row, column)] = packedLike(OUTPUT_TYPE(0), vec4(
    bordered(plane, row, x, 0), bordered(plane, row, x + step, 1), bordered(plane, row, x + 2 * step, 2), bordered(plane, row, x + 3 * step, 3)));
}
