#version 430
// resize: nearest or bilinear, half-pixel centres, positions in exact integer arithmetic
// Threads   one a texel (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT NEAREST
// Reference src/LiveConv.Core/Ops/Resize.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

Tensor X = Tensor(INPUT0);

float pixel(Place p, int row, int column) {
  return imageLoad(x, elementIndex(X, p.n, p.c, clamp(row, 0, X.height - 1), clamp(column, 0, X.width - 1))).r;
}

// Floor of a / b for b > 0; GLSL divides towards 0.
int floorDivide(int a, int b) { return (a - (a < 0 ? b - 1 : 0)) / b; }

float value(Place p) {
  int row = (2 * p.y + 1) * X.height;
  int column = (2 * p.x + 1) * X.width;
  int stepY = 2 * Y.height;
  int stepX = 2 * Y.width;
  if (NEAREST) return pixel(p, row / stepY, column / stepX);
  int top = floorDivide(row - Y.height, stepY);
  int left = floorDivide(column - Y.width, stepX);
  float fractionY = float(row - Y.height - top * stepY) / float(stepY);
  float fractionX = float(column - Y.width - left * stepX) / float(stepX);
  float upper = (1.0 - fractionX) * pixel(p, top, left) + fractionX * pixel(p, top, left + 1);
  float lower = (1.0 - fractionX) * pixel(p, top + 1, left) + fractionX * pixel(p, top + 1, left + 1);
  return (1.0 - fractionY) * upper + fractionY * lower;
}

void main() {
  Thread t = thread(Y);
  if (!t.outside) y[outputIndex(t)] = texel(t);
}
