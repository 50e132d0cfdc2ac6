// Windows at stride 1 over tensors whose margins are filled: an invocation computes ROWS rows of a texel column,
// and loads each texel once for all of them.
// Threads   x = texel column, y = block of ROWS rows, z = plane
// Defines   OUTPUT KH KW TOP LEFT LEFT_TEXELS SPAN ROWS IS_PLANAR
#include "include/tensor.glsl"

layout(local_size_x = 64) in;

const Tensor Y = Tensor(OUTPUT);
const int FIRST = LEFT_TEXELS * 4 - LEFT;  // planar: the window's first value that output column 0 of the texel sees

int column() { return min(int(gl_GlobalInvocationID.x), columns(Y) - 1); }
int row() { return int(gl_GlobalInvocationID.y) * ROWS; }
int plane() { return int(gl_WorkGroupID.z); }

#if IS_PLANAR
#define WINDOW(name) float name[ROWS + KH - 1][SPAN * 4]
#define LOAD_WINDOW(name, image, tensor, plane) \
  for (int r = 0; r < ROWS + KH - 1; r++) \
    for (int t = 0; t < SPAN; t++) { \
      vec4 texel = imageLoad(image, texelIndex(tensor, plane, row() - TOP + r, column() - LEFT_TEXELS + t)); \
      for (int i = 0; i < 4; i++) name[r][t * 4 + i] = texel[i]; \
    }
// The four values that lie under kernel place (p, q) of the four outputs of row r.
#define AT(name, r, p, q) vec4(name[(r) + (p)][FIRST + (q)], name[(r) + (p)][FIRST + (q) + 1], name[(r) + (p)][FIRST + (q) + 2], name[(r) + (p)][FIRST + (q) + 3])
#else
#define WINDOW(name) vec4 name[ROWS + KH - 1][KW]
#define LOAD_WINDOW(name, image, tensor, plane) \
  for (int r = 0; r < ROWS + KH - 1; r++) \
    for (int t = 0; t < KW; t++) \
      name[r][t] = imageLoad(image, texelIndex(tensor, plane, row() - TOP + r, column() - LEFT + t));
#define AT(name, r, p, q) name[(r) + (p)][q]
#endif
