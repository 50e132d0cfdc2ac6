// Ops that compute each value by itself from any place of their inputs, between any layouts.
// The including shader defines float value(Place p); OUTPUT is the output's Tensor.
// Threads   x = texel column, y = row, z = plane
#include "include/tensor.glsl"

layout(local_size_x = 64) in;

const Tensor Y = Tensor(OUTPUT);

struct Place { int n; int c; int y; int x; };

float value(Place p);

float lane(int index) {
  int group = int(gl_GlobalInvocationID.z) % channelGroups(Y);
  int n = int(gl_GlobalInvocationID.z) / channelGroups(Y);
  int row = int(gl_GlobalInvocationID.y);
  int column = int(gl_GlobalInvocationID.x);
  if (Y.kind == PLANAR) return value(Place(n, group, row, min(column * 4 + index, Y.width - 1)));
  int c = group * 4 + index;
  float result = value(Place(n, min(c, Y.channels - 1), row, column));
  return c < Y.channels ? result : 0.0;
}

vec4 texel() { return vec4(lane(0), lane(1), lane(2), lane(3)); }

int outputIndex() {
  return texelIndex(Y, int(gl_GlobalInvocationID.z), int(gl_GlobalInvocationID.y), int(gl_GlobalInvocationID.x));
}

bool outside() { return int(gl_GlobalInvocationID.x) >= columns(Y); }
