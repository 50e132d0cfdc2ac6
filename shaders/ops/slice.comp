#version 430
// slice: copies every STEP-th element of each axis from START on
// Threads   x = texel column, y = row, z = plane
// Bindings  0 input ro · 1 output wo
// Defines   INPUT0 OUTPUT START_N START_C START_Y START_X STEP_N STEP_C STEP_Y STEP_X
// Reference src/LiveConv.Core/Ops/Slice.cs
#include "include/elements.glsl"

layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);

float value(Place p) {
  return imageLoad(x, elementIndex(X, START_N + p.n * STEP_N, START_C + p.c * STEP_C, START_Y + p.y * STEP_Y, START_X + p.x * STEP_X)).r;
}

void main() {
  if (!outside()) y[outputIndex()] = texel();
}
