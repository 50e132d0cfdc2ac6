#version 430
// conv2d_planar_rows: convolution of pictures at stride 1; each row of pixels is loaded once for all ROWS rows of 4 columns that an invocation computes
// Threads   x = texel column, y = block of ROWS rows, z = output plane
// Bindings  0 input ro (margin filled) · 1 weight and bias ro ([M][C][KH][KW/4] × 4 columns, then M times bias in x) · 2 residual ro · 3 output wo
// Defines   INPUT0 INPUT3 OUTPUT GROUPS CHANNELS KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR WEIGHTS RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer Input { vec4 x[]; };
layout(binding = 1, std140) uniform Weights { vec4 w[WEIGHTS]; };
layout(binding = 2, std430) readonly buffer Residual { vec4 residual[]; };
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);
const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees
const int PITCH = (KW + 3) / 4;

void main() {
  int column = int(gl_GlobalInvocationID.x);
  if (column >= columns(Y)) return;
  int row = int(gl_GlobalInvocationID.y) * ROWS;
  // Constant where there is one plane: so is the place of every weight then.
  int plane = Y.batch * Y.channels == 1 ? 0 : int(gl_WorkGroupID.z);
  int m = plane % Y.channels;
  int first = plane / Y.channels * X.channels + m / (Y.channels / GROUPS) * CHANNELS;

  vec4 sums[ROWS];
  for (int r = 0; r < ROWS; r++) sums[r] = vec4(w[WEIGHTS - Y.channels + m].x);
  for (int c = 0; c < CHANNELS; c++) {
    int corner = texelIndex(X, first + c, row - TOP, column - LEFT_TEXELS);
    int weights = (m * CHANNELS + c) * KH * PITCH;
    for (int i = 0; i < ROWS + KH - 1; i++) {
      float window[SPAN * 4];
      for (int t = 0; t < SPAN; t++) {
        vec4 texel = x[corner + i * X.pitch + t];
        for (int lane = 0; lane < 4; lane++) window[t * 4 + lane] = texel[lane];
      }

      // The row lies under row i - r of the kernel of output row r, the same for all invocations.
      for (int r = 0; r < ROWS; r++) {
        if (i - r < 0 || i - r >= KH) continue;
        for (int q = 0; q < KW; q++)
          sums[r] += w[weights + (i - r) * PITCH + q / 4][q % 4]
            * vec4(window[FIRST + q], window[FIRST + q + 1], window[FIRST + q + 2], window[FIRST + q + 3]);
      }
    }
  }

  for (int r = 0; r < ROWS; r++) {
#if RESIDUAL
    sums[r] += residual[texelIndex(Tensor(INPUT3), plane, row + r, column)];
#endif
    y[texelIndex(Y, plane, row + r, column)] = activate(sums[r]);
  }
}
