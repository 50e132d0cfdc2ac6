#version 430
// conv2d_sum_parts: adds the PARTS sums that conv2d_tiled left of each output, then scale, bias, residual and activation
// Threads   x = pixel of all pictures, y = group of 4 output channels
// Bindings  0 parts ro ([part][M/4][pixels]) · 1 bias ro · 2 residual ro · 3 output wo
// Defines   INPUT3 OUTPUT RESIDUAL_TYPE OUTPUT_TYPE SCALED SCALES PARTS RESIDUAL ACTIVATION
// Reference src/LiveConv.Core/Ops/Conv2D.cs
#define SPLIT 0
#include "include/tensor.glsl"
#include "include/arguments.glsl"
#include "include/activation.glsl"
#include "include/storage.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, std430) readonly buffer Parts { vec4 parts[]; };
layout(binding = 1, std430) readonly buffer Bias { vec4 bias[]; };
layout(binding = 2, std430) readonly buffer Residual { RESIDUAL_TYPE residual[]; };
layout(binding = 3, std430) writeonly buffer Output { OUTPUT_TYPE y[]; };

Tensor Y = Tensor(OUTPUT);

#include "include/conv2d_finish.glsl"

void main() {
  int column = int(gl_GlobalInvocationID.x);
  int m = int(gl_WorkGroupID.y);
  if (column >= pixels()) return;
  vec4 sums = vec4(0.0);
  for (int part = 0; part < PARTS; part++) sums += parts[(part * channelGroups(Y) + m) * pixels() + column];
  finish(m, pixel(column), sums);
}
