// Ops that compute each value by itself from any place of their inputs, between any layouts.
// The including shader defines float value(Place p); OUTPUT is the output's Tensor.
#include "include/threads.glsl"

Tensor Y = Tensor(OUTPUT);

struct Place { int n; int c; int y; int x; };

float value(Place p);

float lane(Thread t, int index) {
  int n = divide(t.plane, channelGroups(Y));
  int group = t.plane - n * channelGroups(Y);
  if (Y.kind != PACKED) return value(Place(n, group, t.row, min(t.column * 4 + index, Y.width - 1)));
  int c = group * 4 + index;
  float result = value(Place(n, min(c, Y.channels - 1), t.row, t.column));
  return c < Y.channels ? result : 0.0;
}

vec4 texel(Thread t) { return vec4(lane(t, 0), lane(t, 1), lane(t, 2), lane(t, 3)); }

int outputIndex(Thread t) { return texelIndex(Y, t.plane, t.row, t.column); }
