#version 430
// conv2d_packed: direct convolution on NC4HW4; an invocation computes PIXELS columns of one or two groups of 4 output channels
// Threads   x = block of PIXELS columns, row, pair of output groups, batch: the first runs fastest
// Bindings  0 input ro (margin filled) · 1 weight ro ([M/4][C/4][KH][KW][4 inputs] × 4 outputs) · 2 bias ro · 3 residual ro · 4 output wo
// Defines   INPUT0 INPUT3 OUTPUT UNROLLED PAIRED PIXELS KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT GROUP_INPUTS GROUP_OUTPUTS RESIDUAL ACTIVATION
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

#define ACCUMULATE(pixel, i) \
  low[i] += pixel.x * a0; low[i] += pixel.y * a1; low[i] += pixel.z * a2; low[i] += pixel.w * a3; \
  if (PAIRED) { high[i] += pixel.x * b0; high[i] += pixel.y * b1; high[i] += pixel.z * b2; high[i] += pixel.w * b3; }

// The four columns of a tap's matrices for both output groups: one for each input channel.
#define WEIGHTS(at) \
  vec4 a0 = imageLoad(w, first + (at)), a1 = imageLoad(w, first + (at) + 1), a2 = imageLoad(w, first + (at) + 2), a3 = imageLoad(w, first + (at) + 3); \
  vec4 b0, b1, b2, b3; \
  if (PAIRED) { b0 = imageLoad(w, second + (at)); b1 = imageLoad(w, second + (at) + 1); b2 = imageLoad(w, second + (at) + 2); b3 = imageLoad(w, second + (at) + 3); }

void store(vec4 sums, int plane, int row, int column) {
#if RESIDUAL
  sums += imageLoad(residual, texelIndex(Tensor(INPUT3), plane, row, column));
#endif
  y[texelIndex(Y, plane, row, column)] = activate(sums);
}

void main() {
  int outputs = channelGroups(Y);
  int inputs = channelGroups(X);
  int pairs = PAIRED ? (outputs + 1) / 2 : outputs;
  int blocks = (Y.width + PIXELS - 1) / PIXELS;
  int line = divide(int(gl_GlobalInvocationID.x), blocks);
  int block = int(gl_GlobalInvocationID.x) - line * blocks;
  int plane = divide(line, Y.height);
  int row = line - plane * Y.height;
  int n = divide(plane, pairs);
  if (n >= Y.batch) return;
  int low0 = (plane - n * pairs) * (PAIRED ? 2 : 1);
  int high0 = min(low0 + 1, outputs - 1);
  int column = min(block * PIXELS, Y.width - PIXELS);
  int taps = KH * KW * 4;
  int first = low0 * GROUP_INPUTS * taps;
  int second = high0 * GROUP_INPUTS * taps;

  vec4 low[PIXELS], high[PIXELS];
  for (int i = 0; i < PIXELS; i++) {
    low[i] = imageLoad(bias, low0);
    high[i] = imageLoad(bias, high0);
  }

  int start = texelIndex(X, n * inputs + divide(low0, GROUP_OUTPUTS) * GROUP_INPUTS, row * STRIDE_Y - TOP, column * STRIDE_X - LEFT);
  int at = 0;
  for (int c = 0; c < GROUP_INPUTS; c++)
    for (int p = 0; p < KH; p++) {
      int corner = start + c * X.plane + p * DILATION_Y * X.pitch;
#if UNROLLED
      const int SPAN = (PIXELS - 1) * STRIDE_X + (KW - 1) * DILATION_X + 1;
      vec4 pixels[SPAN];
      for (int i = 0; i < SPAN; i++) pixels[i] = imageLoad(x, corner + i);
      for (int q = 0; q < KW; q++) {
        WEIGHTS(at + q * 4)
        for (int i = 0; i < PIXELS; i++) { ACCUMULATE(pixels[i * STRIDE_X + q * DILATION_X], i) }
      }
      at += KW * 4;
#else
      for (int q = 0; q < KW; q++) {
        WEIGHTS(at)
        for (int i = 0; i < PIXELS; i++) {
          vec4 pixel = imageLoad(x, corner + i * STRIDE_X + q * DILATION_X);
          ACCUMULATE(pixel, i)
        }
        at += 4;
      }
#endif
    }

  for (int i = 0; i < PIXELS; i++) {
    store(low[i], n * outputs + low0, row, column + i);
    if (PAIRED) store(high[i], n * outputs + high0, row, column + i);
  }
}
