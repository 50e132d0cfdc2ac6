// Hysteresis by connected components: every weak pixel gets the label of its component, the smallest index in it,
// by union-find with atomicMin (Komura 2015); a component survives if it holds a strong pixel. The result doesn't
// depend on the order in which invocations run.
#include "include/tensor.glsl"

layout(local_size_x = 64) in;
layout(binding = 0, r32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) coherent buffer Labels { int labels[]; };
layout(binding = 2, std430) coherent buffer Strong { int strong[]; };

const Tensor X = Tensor(INPUT0);

int column() { return int(gl_GlobalInvocationID.x); }
int row() { return int(gl_GlobalInvocationID.y); }
int plane() { return int(gl_GlobalInvocationID.z); }
int self() { return (plane() * X.height + row()) * X.width + column(); }

float pixel() { return imageLoad(x, elementIndex(X, plane() / X.channels, plane() % X.channels, row(), column())).r; }

int find(int label) {
  for (int parent = labels[label]; parent != label; parent = labels[label]) label = parent;
  return label;
}
