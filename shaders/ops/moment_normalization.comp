#version 430
// moment_normalization: (x - mean) / √(variance + EPSILON) · scale + bias
// Threads   one for 4 rows of a texel column (threads.glsl)
// Bindings  0 input ro · 1 mean ro · 2 variance ro · 3 scale ro · 4 bias ro · 5 output wo
// Defines   FLAT INPUT0 SPLAT0 INPUT1 SPLAT1 INPUT2 SPLAT2 INPUT3 SPLAT3 INPUT4 SPLAT4 OUTPUT EPSILON
// Reference src/LiveConv.Core/Ops/MomentNormalizationOp.cs
#define ROWS 4
#include "include/operand.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, rgba32f) readonly uniform imageBuffer mean;
layout(binding = 2, rgba32f) readonly uniform imageBuffer variance;
layout(binding = 3, rgba32f) readonly uniform imageBuffer scale;
layout(binding = 4, rgba32f) readonly uniform imageBuffer bias;
layout(binding = 5, std430) writeonly buffer Output { vec4 y[]; };

Operand X = Operand(INPUT0);
Operand MEAN = Operand(INPUT1);
Operand VARIANCE = Operand(INPUT2);
Operand SCALE = Operand(INPUT3);
Operand BIAS = Operand(INPUT4);

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  for (int r = 0; r < ROWS; r++) {
    vec4 x0 = LOAD(x, X, SPLAT0, t, r);
    vec4 mean0 = LOAD(mean, MEAN, SPLAT1, t, r);
    vec4 variance0 = LOAD(variance, VARIANCE, SPLAT2, t, r);
    vec4 scale0 = LOAD(scale, SCALE, SPLAT3, t, r);
    vec4 bias0 = LOAD(bias, BIAS, SPLAT4, t, r);
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = existing(Y, t.plane, (x0 - mean0) * inversesqrt(variance0 + EPSILON) * scale0 + bias0);
  }
}
