#version 430
// frame_to_tensor: 8-bit RGBA to planes of values, SCALE · p + SHIFT
// Threads   x = texel column, y = block of 4 rows
// Bindings  0 frame ro (4 pixels a texel) · 1 output wo
// Defines   OUTPUT COLOR (0 gray, 1 rgb, 2 bgr) MIRROR FRAME_PITCH SCALE SHIFT
// Reference src/LiveConv.Core/Frames/FrameToTensor.cs
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
#if MIRROR
layout(binding = 0, r32ui) readonly uniform uimageBuffer frame;
#else
layout(binding = 0, rgba32ui) readonly uniform uimageBuffer frame;
#endif
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor Y = Tensor(OUTPUT);

uvec4 pixels(int row, int column) {
#if MIRROR
  uvec4 four;
  for (int i = 0; i < 4; i++)
    four[i] = imageLoad(frame, row * FRAME_PITCH * 4 + max(Y.width - 1 - column * 4 - i, 0)).r;
  return four;
#else
  return imageLoad(frame, row * FRAME_PITCH + column);
#endif
}

void main() {
  int column = int(gl_GlobalInvocationID.x);
  if (column >= columns(Y)) return;
  for (int r = 0; r < 4; r++) {
    int row = int(gl_GlobalInvocationID.y) * 4 + r;
    uvec4 rgba = pixels(row, column);
    uvec4 red = rgba & 255u;
    uvec4 green = rgba >> 8 & 255u;
    uvec4 blue = rgba >> 16 & 255u;
#if COLOR == 0
    uvec4 gray = (9798u * red + 19235u * green + 3735u * blue + 16384u) >> 15;
    y[texelIndex(Y, 0, row, column)] = vec4(gray) * SCALE + SHIFT;
#else
    y[texelIndex(Y, COLOR == 1 ? 0 : 2, row, column)] = vec4(red) * SCALE + SHIFT;
    y[texelIndex(Y, 1, row, column)] = vec4(green) * SCALE + SHIFT;
    y[texelIndex(Y, COLOR == 1 ? 2 : 0, row, column)] = vec4(blue) * SCALE + SHIFT;
#endif
  }
}
