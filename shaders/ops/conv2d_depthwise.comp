#version 430
// conv2d_depthwise: each channel by its own kernel, on NC4HW4; an invocation computes PIXELS columns of 4 channels
// Threads   x = block of PIXELS columns, row, plane: the first runs fastest
// Bindings  0 input ro (margin filled) · 1 weight ro ([C/4][KH][KW] × 4 channels) · 2 bias ro · 3 residual ro · 4 output wo
// Defines   INPUT0 INPUT3 OUTPUT PIXELS KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT RESIDUALS ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer w;
layout(binding = 2, rgba32f) readonly uniform imageBuffer bias;
layout(binding = 3, rgba32f) readonly uniform imageBuffer residual;
layout(binding = 4, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);
Tensor R = Tensor(INPUT3);

const int SPAN = (PIXELS - 1) * STRIDE_X + (KW - 1) * DILATION_X + 1;

void main() {
  int groups = channelGroups(Y);
  int blocks = (Y.width + PIXELS - 1) / PIXELS;
  int line = divide(int(gl_GlobalInvocationID.x), blocks);
  int column = min((int(gl_GlobalInvocationID.x) - line * blocks) * PIXELS, Y.width - PIXELS);
  int plane = divide(line, Y.height);
  int row = line - plane * Y.height;
  if (plane >= Y.batch * groups) return;
  int group = plane - divide(plane, groups) * groups;

  vec4 sums[PIXELS];
  for (int i = 0; i < PIXELS; i++) sums[i] = imageLoad(bias, group);
  for (int p = 0; p < KH; p++) {
    int corner = texelIndex(X, plane, row * STRIDE_Y - TOP + p * DILATION_Y, column * STRIDE_X - LEFT);
    vec4 pixels[SPAN];
    for (int i = 0; i < SPAN; i++) pixels[i] = imageLoad(x, corner + i);
    for (int q = 0; q < KW; q++) {
      vec4 weight = imageLoad(w, (group * KH + p) * KW + q);
      for (int i = 0; i < PIXELS; i++) sums[i] += weight * pixels[i * STRIDE_X + q * DILATION_X];
    }
  }

  // See conv2d_packed.comp.
  for (int s = 0; s < RESIDUALS; s++)
    for (int i = 0; i < PIXELS; i++) sums[i] += imageLoad(residual, texelIndex(R, plane, row, column + i));
  for (int i = 0; i < PIXELS; i++) y[texelIndex(Y, plane, row, column + i)] = activate(sums[i]);
}
