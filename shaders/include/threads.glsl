// Which texels of the output an invocation computes: a column of ROWS rows (a define; 1 where there is none) of a plane.
// Narrow tensors (FLAT) run in one dimension, since a workgroup is 64 columns wide.
// Threads   FLAT 0: x = texel column, y = block of ROWS rows, z = plane · FLAT 1: x = all of these
#include "include/tensor.glsl"
#include "include/arguments.glsl"

layout(local_size_x = 64) in;

#ifndef ROWS
#define ROWS 1
#endif

struct Thread { int plane; int row; int column; bool outside; };

Thread thread(Tensor y) {
  int x = int(gl_GlobalInvocationID.x);
#if FLAT
  int blocks = (y.height + ROWS - 1) / ROWS;
  int line = divide(x, columns(y));
  int plane = divide(line, blocks);
  return Thread(plane, (line - plane * blocks) * ROWS, x - line * columns(y), plane >= y.batch * channelGroups(y));
#else
  return Thread(int(gl_WorkGroupID.z), int(gl_WorkGroupID.y) * ROWS, x, x >= columns(y));
#endif
}
