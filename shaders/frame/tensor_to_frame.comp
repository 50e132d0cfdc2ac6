#version 430
// tensor_to_frame: planes of values to 8-bit RGBA, GAIN · v + BIAS rounded and limited to 0…255, NaN is 0
// Threads   x = texel column, y = block of 4 rows
// Bindings  0 input ro · 1 picture wo (4 pixels a texel)
// Defines   INPUT0 CHANNELS SWAP PICTURE_PITCH GAIN BIAS
// Reference src/LiveConv.Core/Frames/TensorToFrame.cs
#include "include/tensor.glsl"
#include "include/picture_bytes.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Picture { uvec4 picture[]; };

const Tensor X = Tensor(INPUT0);

uvec4 bytes(int plane, int row, int column) { return pictureBytes(imageLoad(x, texelIndex(X, plane, row, column))); }

void main() {
  int column = int(gl_GlobalInvocationID.x);
  if (column >= columns(X)) return;
  for (int r = 0; r < 4; r++) {
    int row = int(gl_GlobalInvocationID.y) * 4 + r;
#if CHANNELS == 1
    uvec4 pixels = bytes(0, row, column) * 0x010101u;
#else
    uvec4 pixels = bytes(SWAP ? 2 : 0, row, column) | bytes(1, row, column) << 8 | bytes(SWAP ? 0 : 2, row, column) << 16;
#endif
    picture[row * PICTURE_PITCH + column] = pixels | 0xff000000u;
  }
}
