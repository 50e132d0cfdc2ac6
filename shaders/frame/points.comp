#version 430
// points: layers that work value by value, and what moves channels, in one pass from the tensors that they read to a tensor or to the picture
// Threads   x = texel column, y = block of 4 rows
// Bindings  0 to 6 operands ro, as IMAGES declares them · 7 output wo
// Defines   IMAGES STATEMENTS RESULTS CHANNELS COLUMNS HEIGHT ORIGIN PITCH PLANE TO_FRAME SWAP GAIN BIAS
// Reference src/LiveConv.Core/Reference/ReferenceExecutor.cs
#include "include/points.glsl"

layout(local_size_x = 64) in;
IMAGES
#if TO_FRAME
#include "include/picture_bytes.glsl"
layout(binding = 7, std430) writeonly buffer Output { uvec4 y[]; };
#else
layout(binding = 7, std430) writeonly buffer Output { vec4 y[]; };
#endif

void main() {
  int column = int(gl_GlobalInvocationID.x);
  if (column >= COLUMNS) return;
  for (int r = 0; r < 4; r++) {
    int row = int(gl_GlobalInvocationID.y) * 4 + r;

    // Rows below the last are the margin's.
    if (HEIGHT % 4 != 0 && row >= HEIGHT) return;
    STATEMENTS
    vec4 results[CHANNELS] = vec4[CHANNELS](RESULTS);
    int place = ORIGIN + row * PITCH + column;
#if TO_FRAME
    uvec4 pixels = uvec4(0xff000000u);
    for (int c = 0; c < 3; c++) pixels |= pictureBytes(results[CHANNELS == 1 ? 0 : c]) << 8 * (SWAP ? 2 - c : c);
    y[place] = pixels;
#else
    for (int c = 0; c < CHANNELS; c++) y[place + c * PLANE] = results[c];
#endif
  }
}
