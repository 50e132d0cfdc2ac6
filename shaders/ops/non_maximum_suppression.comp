#version 430
// non_maximum_suppression: keeps values ≥ THRESHOLD that are the largest of their window, the first of equals
// Threads   ROWS texels below each other (threads.glsl)
// Bindings  0 input ro · 1 output wo
// Defines   FLAT INPUT0 OUTPUT ROWS RADIUS_Y RADIUS_X THRESHOLD
// Reference src/LiveConv.Core/Ops/NonMaximumSuppression.cs
#include "include/threads.glsl"

layout(binding = 0, rgba32f) readonly uniform imageBuffer x;
layout(binding = 1, std430) writeonly buffer Output { vec4 y[]; };

const Tensor X = Tensor(INPUT0);
const Tensor Y = Tensor(OUTPUT);
const bool IS_PLANAR = X.kind == PLANAR;
const ivec4 LANES = ivec4(0, 1, 2, 3);
#define LEAST uintBitsToFloat(0xff800000u)  // −∞

const int STEP = IS_PLANAR ? 4 : 1;  // columns of a texel

bvec4 inside(int group, int row, int column) {
  ivec4 place = LANES + (IS_PLANAR ? column : group) * 4;
  bvec4 exists = lessThan(place, ivec4(IS_PLANAR ? X.width : X.channels));
  return row < 0 || row >= X.height || column < 0 || column >= columns(X) ? bvec4(false) : exists;
}

vec4 load(int plane, int group, int row, int column) {
  vec4 values = imageLoad(x, texelIndex(X, plane, clamp(row, 0, X.height - 1), clamp(column, 0, columns(X) - 1)));
  return mix(vec4(LEAST), values, inside(group, row, column));
}

// Looks at ever larger windows around a value: on a slope one of the nearest is larger already, and the larger a window is, the fewer values are
// the largest of it. So the work doesn't grow with the window's area.
bool isPeak(float value, int plane, int row, int column, int lane) {
  for (int radius = 2;; radius *= 2) {
    int left = max(column - min(radius, RADIUS_X), 0);
    int right = min(column + min(radius, RADIUS_X), X.width - 1);
    int bottom = min(row + min(radius, RADIUS_Y), X.height - 1);
    for (int r = max(row - min(radius, RADIUS_Y), 0); r <= bottom; r++)
      for (int c = left / STEP; c <= right / STEP; c++) {
        vec4 others = imageLoad(x, texelIndex(X, plane, r, c));
        ivec4 columns = IS_PLANAR ? c * 4 + LANES : ivec4(c);
        uvec4 counts = IS_PLANAR ? uvec4(greaterThanEqual(columns, ivec4(left))) & uvec4(lessThanEqual(columns, ivec4(right))) : uvec4(equal(LANES, ivec4(lane)));
        uvec4 earlier = uvec4(lessThan(columns, ivec4(r < row ? X.width : r == row ? column : 0)));
        uvec4 larger = uvec4(greaterThan(others, vec4(value))) | earlier & uvec4(equal(others, vec4(value)));
        if ((counts & larger) != uvec4(0u)) return false;
      }

    if (radius >= max(RADIUS_Y, RADIUS_X)) return true;
  }
}

void main() {
  Thread t = thread(Y);
  if (t.outside) return;
  int group = t.plane % channelGroups(X);

  // Rows of the values themselves and of their neighbours to the left and to the right, from the row above the first on.
  vec4 middle[ROWS + 2];
  vec4 left[ROWS + 2];
  vec4 right[ROWS + 2];
  for (int r = 0; r < ROWS + 2; r++) {
    vec4 before = load(t.plane, group, t.row + r - 1, t.column - 1);
    vec4 after = load(t.plane, group, t.row + r - 1, t.column + 1);
    middle[r] = load(t.plane, group, t.row + r - 1, t.column);
    left[r] = RADIUS_X == 0 ? vec4(LEAST) : IS_PLANAR ? vec4(before.w, middle[r].xyz) : before;
    right[r] = RADIUS_X == 0 ? vec4(LEAST) : IS_PLANAR ? vec4(middle[r].yzw, after.x) : after;
  }

  uint candidates = 0u;
  for (int r = 0; r < ROWS; r++) {
    vec4 value = middle[r + 1];
    vec4 earlier = left[r + 1];
    vec4 later = right[r + 1];
    if (RADIUS_Y > 0) {
      earlier = max(max(earlier, left[r]), max(middle[r], right[r]));
      later = max(max(later, left[r + 2]), max(middle[r + 2], right[r + 2]));
    }

    // Nothing is below −∞, and what lies outside must not count: such values look at their windows.
    uvec4 kept = uvec4(inside(group, t.row + r, t.column)) & uvec4(greaterThanEqual(value, vec4(THRESHOLD)))
      & (uvec4(equal(value, vec4(LEAST))) | uvec4(greaterThan(value, earlier)) & uvec4(greaterThanEqual(value, later)));
    candidates |= (kept.x | kept.y << 1 | kept.z << 2 | kept.w << 3) << 4 * r;
  }

  uint peaks = 0u;
  while (candidates != 0u) {
    int bit = findLSB(candidates);
    candidates &= candidates - 1u;
    int row = t.row + bit / 4;
    int lane = bit % 4;
    float value = imageLoad(x, texelIndex(X, t.plane, row, t.column))[lane];
    if (isPeak(value, t.plane, row, IS_PLANAR ? t.column * 4 + lane : t.column, lane)) peaks |= 1u << bit;
  }

  for (int r = 0; r < ROWS; r++)
    y[texelIndex(Y, t.plane, t.row + r, t.column)] = mix(vec4(0.0), middle[r + 1], notEqual(uvec4(peaks >> 4 * r) & uvec4(1u, 2u, 4u, 8u), uvec4(0u)));
}
