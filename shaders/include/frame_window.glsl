// A filter from the frame to the picture: pixels become values, answers become pixels.
// Bindings  0 frame ro (4 pixels a texel) · 1 picture wo (4 pixels a texel)
// Defines   GROUP WIDTH HEIGHT COLOR SCALE SHIFT BORDER KW LEFT LEFT_TEXELS SPAN COLUMNS FINISH SWAP GAIN BIAS
#include "include/points.glsl"
#include "include/picture_bytes.glsl"

layout(local_size_x = GROUP) in;
layout(binding = 0, rgba32ui) readonly uniform uimageBuffer frame;
layout(binding = 1, std430) writeonly buffer Picture { uvec4 picture[]; };

const int FIRST = LEFT_TEXELS * 4 - LEFT;  // the window's first value that output column 0 of the texel sees
const int WIDE = SPAN + COLUMNS - 1;       // texels of a row that the outputs of an invocation see
const int RIGHT_TEXELS = SPAN - 1 - LEFT_TEXELS;

// The four values under column q of the windows of texel t.
#define UNDER(type, row, t, q) type(row[FIRST + (t) * 4 + (q)], row[FIRST + (t) * 4 + (q) + 1], row[FIRST + (t) * 4 + (q) + 2], row[FIRST + (t) * 4 + (q) + 3])

// As frame_to_tensor.comp does.
uvec4 channel(uvec4 rgba, int c) {
#if COLOR == 0
  return (9798u * (rgba & 255u) + 19235u * (rgba >> 8 & 255u) + 3735u * (rgba >> 16 & 255u) + 16384u) >> 15;
#else
  return rgba >> 8 * (COLOR == 1 ? c : 2 - c) & 255u;
#endif
}

vec4 value(uvec4 level) { return vec4(level) * SCALE + SHIFT; }

// The texels of a row that the windows of a block see. Rows and columns outside the picture are the border's.
void loadRow(int row, int column, out uvec4 texels[WIDE]) {
#if BORDER == 1
  row = clamp(row, 0, HEIGHT - 1);
#elif BORDER == 2
  row = min(abs(row), 2 * HEIGHT - 2 - row);
#endif
  for (int t = 0; t < WIDE; t++) {
    int place = column - LEFT_TEXELS + t;
    bool beside = t < LEFT_TEXELS ? place < 0 : t >= LEFT_TEXELS + COLUMNS && place >= WIDTH;
#if BORDER == 0
    // Above and below the picture lies no buffer, where loads give 0.
    texels[t] = imageLoad(frame, row * WIDTH + place);
    if (beside) texels[t] = uvec4(0u);
#else
    texels[t] = imageLoad(frame, row * WIDTH + clamp(place, 0, WIDTH - 1));
    if (BORDER == 1 && beside) texels[t] = t < LEFT_TEXELS ? texels[t].xxxx : texels[t].wwww;
#endif
  }

#if BORDER == 2
  // What is mirrored at the sides is among the texels, in another place for each distance of the block from the side.
  for (int distance = 0; distance < LEFT_TEXELS; distance++)
    for (int t = 0; t < LEFT_TEXELS; t++) {
      int from = clamp(2 * (LEFT_TEXELS - distance) - t, 1, WIDE - 1);
      if (column == distance && t < LEFT_TEXELS - distance) texels[t] = uvec4(texels[from].x, texels[from - 1].wzy);
    }
  for (int distance = 0; distance < RIGHT_TEXELS; distance++)
    for (int t = 0; t < RIGHT_TEXELS; t++) {
      int to = LEFT_TEXELS + COLUMNS + t;
      int from = clamp(LEFT_TEXELS + COLUMNS - 1 + 2 * distance - t, 1, WIDE - 1);
      if (WIDTH - COLUMNS - column == distance && t >= distance) texels[to] = uvec4(texels[from].zyx, texels[from - 1].w);
    }
#endif
}

// What is done to each answer by itself; pixel is the one below it.
vec4 finished(vec4 answer, vec4 pixel) { FINISH }

// The bits of channel c.
uvec4 shown(vec4 answer, int c) {
  uvec4 bytes = pictureBytes(answer);
  return COLOR == 0 ? bytes * 0x010101u : bytes << 8 * (SWAP ? 2 - c : c);
}
