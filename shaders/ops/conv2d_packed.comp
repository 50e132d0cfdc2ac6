#version 430
// conv2d_packed: direct convolution on NC4HW4; an invocation computes PIXELS columns of 8 output channels
// Threads   x = block of PIXELS columns of a row, z = batch and pair of output channel groups
// Bindings  0 input ro (margin filled) · 1 weight ro ([M/4][C/4][KH][KW][4 inputs] × 4 outputs) · 2 bias ro · 3 output wo
// Defines   INPUT0 OUTPUT KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT PIXELS
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer w;
layout(binding = 2, rgba32f) readonly uniform imageBuffer bias;
layout(binding = 3, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);
const int SPAN = (PIXELS - 1) * STRIDE_X + (KW - 1) * DILATION_X + 1;
const int BLOCKS = (Y.width + PIXELS - 1) / PIXELS;
const int INPUTS = (X.channels + 3) / 4;
const int OUTPUTS = (Y.channels + 3) / 4;

mat4 weights(int outputs, int inputs, int tap) {
  int at = ((outputs * INPUTS + inputs) * KH * KW + tap) * 4;
  return mat4(imageLoad(w, at), imageLoad(w, at + 1), imageLoad(w, at + 2), imageLoad(w, at + 3));
}

void main() {
  int block = min(int(gl_GlobalInvocationID.x), BLOCKS * Y.height - 1);
  int row = block / BLOCKS;
  int column = min(block % BLOCKS * PIXELS, Y.width - PIXELS);
  int pairs = (OUTPUTS + 1) / 2;
  int n = int(gl_WorkGroupID.z) / pairs;
  int first = int(gl_WorkGroupID.z) % pairs * 2;
  int second = min(first + 1, OUTPUTS - 1);

  vec4 low[PIXELS], high[PIXELS];
  for (int i = 0; i < PIXELS; i++) {
    low[i] = imageLoad(bias, first);
    high[i] = imageLoad(bias, second);
  }

  for (int c = 0; c < INPUTS; c++)
    for (int p = 0; p < KH; p++) {
      int corner = texelIndex(X, n * INPUTS + c, row * STRIDE_Y - TOP + p * DILATION_Y, column * STRIDE_X - LEFT);
      vec4 pixels[SPAN];
      for (int i = 0; i < SPAN; i++) pixels[i] = imageLoad(x, corner + i);
      for (int q = 0; q < KW; q++) {
        mat4 a = weights(first, c, p * KW + q);
        mat4 b = weights(second, c, p * KW + q);
        for (int i = 0; i < PIXELS; i++) {
          low[i] += a * pixels[i * STRIDE_X + q * DILATION_X];
          high[i] += b * pixels[i * STRIDE_X + q * DILATION_X];
        }
      }
    }

  for (int i = 0; i < PIXELS; i++) {
    y[texelIndex(Y, n * OUTPUTS + first, row, column + i)] = low[i];
    y[texelIndex(Y, n * OUTPUTS + second, row, column + i)] = high[i];
  }
}
