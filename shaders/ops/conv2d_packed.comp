#version 430
// conv2d_packed: direct convolution on NC4HW4; an invocation computes PIXELS columns of OUTPUTS groups of 4 output channels
// Threads   x = block of PIXELS columns, row, block of OUTPUTS groups, batch: the first runs fastest
// Bindings  0 input ro (margin filled) · 1 weight ro ([M/4][C/4][KH][KW][4 inputs] × 4 outputs) · 2 bias ro · 3 residual ro · 4 output wo
// Defines   GROUP INPUT0 INPUT3 OUTPUT UNROLLED KW_IS_1 OUTPUTS LANES PIXELS KH KW STRIDE_Y STRIDE_X DILATION_Y DILATION_X TOP LEFT GROUP_INPUTS GROUP_OUTPUTS RESIDUALS ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"

layout(local_size_x = GROUP) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer w;
layout(binding = 2, rgba32f) readonly uniform imageBuffer bias;
layout(binding = 3, rgba32f) readonly uniform imageBuffer residual;
layout(binding = 4, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);
Tensor Y = Tensor(OUTPUT);
Tensor R = Tensor(INPUT3);

// Mesa unrolls a loop whatever its size if it indexes an array of its own length; where it doesn't, arrays are slow memory.
// So all small loops here are of that kind, and taps are written out.
vec4 sums[OUTPUTS][PIXELS];
int kernels[OUTPUTS];  // where the weights of each group of outputs begin

// What one tap adds: pixel(i) is the texel that output column i sees there, at the place of its matrices.
// An input of three channels leaves the fourth lane out.
#define TAP(pixel, at) \
  for (int o = 0; o < OUTPUTS; o++) { \
    int from = kernels[o] + (at); \
    vec4 a = imageLoad(w, from), b = imageLoad(w, from + 1), c = imageLoad(w, from + 2), d = imageLoad(w, from + 3); \
    for (int i = 0; i < PIXELS; i++) { \
      sums[o][i] += pixel(i).x * a; sums[o][i] += pixel(i).y * b; sums[o][i] += pixel(i).z * c; \
      if (LANES > 3) sums[o][i] += pixel(i).w * d; \
    } \
  }

#if UNROLLED && !KW_IS_1
const int SPAN = (PIXELS - 1) * STRIDE_X + (KW - 1) * DILATION_X + 1;
vec4 pixels[SPAN];
#define SEEN0(i) pixels[(i) * STRIDE_X]
#define SEEN1(i) pixels[(i) * STRIDE_X + DILATION_X]
#define SEEN2(i) pixels[(i) * STRIDE_X + 2 * DILATION_X]
#define SEEN3(i) pixels[(i) * STRIDE_X + 3 * DILATION_X]
#define SEEN4(i) pixels[(i) * STRIDE_X + 4 * DILATION_X]
#define SEEN5(i) pixels[(i) * STRIDE_X + 5 * DILATION_X]
#define SEEN6(i) pixels[(i) * STRIDE_X + 6 * DILATION_X]
#else
vec4 pixels[PIXELS];
#define SEEN(i) pixels[i]
#endif

void main() {
  int outputs = channelGroups(Y);
  int inputs = channelGroups(X);
  int parts = (outputs + OUTPUTS - 1) / OUTPUTS;
  int blocks = (Y.width + PIXELS - 1) / PIXELS;
  int line = divide(int(gl_GlobalInvocationID.x), blocks);
  int block = int(gl_GlobalInvocationID.x) - line * blocks;
  int part = divide(line, Y.height);
  int row = line - part * Y.height;
  int n = divide(part, parts);
  if (n >= Y.batch) return;
  int group = (part - n * parts) * OUTPUTS;
  int column = min(block * PIXELS, Y.width - PIXELS);
  int taps = KH * KW * 4;

  for (int o = 0; o < OUTPUTS; o++) kernels[o] = min(group + o, outputs - 1) * GROUP_INPUTS * taps;
  for (int o = 0; o < OUTPUTS; o++) {
    vec4 start = imageLoad(bias, min(group + o, outputs - 1));
    for (int i = 0; i < PIXELS; i++) sums[o][i] = start;
  }

  int start = texelIndex(X, n * inputs + divide(group, GROUP_OUTPUTS) * GROUP_INPUTS, row * STRIDE_Y - TOP, column * STRIDE_X - LEFT);
  int at = 0;
  for (int c = 0; c < GROUP_INPUTS; c++)
    for (int p = 0; p < KH; p++) {
      int corner = start + c * X.plane + p * DILATION_Y * X.pitch;
#if KW_IS_1
      for (int i = 0; i < PIXELS; i++) pixels[i] = imageLoad(x, corner + i * STRIDE_X);
      TAP(SEEN, at)
      at += 4;
#elif UNROLLED
      for (int i = 0; i < SPAN; i++) pixels[i] = imageLoad(x, corner + i);
      TAP(SEEN0, at)
#if KW > 1
      TAP(SEEN1, at + 4)
#endif
#if KW > 2
      TAP(SEEN2, at + 8)
#endif
#if KW > 3
      TAP(SEEN3, at + 12)
#endif
#if KW > 4
      TAP(SEEN4, at + 16)
#endif
#if KW > 5
      TAP(SEEN5, at + 20)
#endif
#if KW > 6
      TAP(SEEN6, at + 24)
#endif
      at += KW * 4;
#else
      for (int q = 0; q < KW; q++) {
        for (int i = 0; i < PIXELS; i++) pixels[i] = imageLoad(x, corner + i * STRIDE_X + q * DILATION_X);
        TAP(SEEN, at)
        at += 4;
      }
#endif
    }

  // A loop of no or one round, since software drivers compute what lies under an if in any case.
  for (int s = 0; s < RESIDUALS; s++)
    for (int o = 0; o < OUTPUTS; o++)
      for (int i = 0; i < PIXELS; i++)
        sums[o][i] += imageLoad(residual, texelIndex(R, n * outputs + min(group + o, outputs - 1), row, column + i));
  for (int o = 0; o < OUTPUTS; o++)
    for (int i = 0; i < PIXELS; i++)
      y[texelIndex(Y, n * outputs + min(group + o, outputs - 1), row, column + i)] = activate(sums[o][i]);
}
