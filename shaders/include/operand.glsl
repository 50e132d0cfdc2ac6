// An input of an op that works value by value: the same layout as the output, or repeated along some axes (ONNX broadcasting).
#include "include/threads.glsl"

Tensor Y = Tensor(OUTPUT);

struct Operand {
  int origin;
  int batch;   // texels to the next one along an axis, 0 where the operand repeats
  int group;
  int row;
  int column;
};

int operandIndex(Operand o, Thread t, int r) {
  int n = divide(t.plane, channelGroups(Y));
  return o.origin + n * o.batch + (t.plane - n * channelGroups(Y)) * o.group + (t.row + r) * o.row + t.column * o.column;
}

// The four values of a texel, or its first four times where the operand has but one for each texel of the output.
#define LOAD(image, operand, splat, t, r) spread(imageLoad(image, operandIndex(operand, t, r)), splat)
vec4 spread(vec4 texel, bool splat) { return splat ? texel.xxxx : texel; }
