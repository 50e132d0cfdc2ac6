// A tensor in a buffer of texels (src/LiveConv.Shaders/Kernels/GpuTensor.cs).
// kind PLANAR: a texel is 4 neighbours of a row. kind PACKED (NC4HW4): a texel is 4 channels of a pixel.
// kind LINEAR: one plane of successive values, in rows that follow each other without a gap; every rank but 4.
#define PLANAR 0
#define PACKED 1
#define LINEAR 2

struct Tensor {
  int kind;
  int batch;
  int channels;
  int height;
  int width;
  int pitch;   // texels from row to row
  int plane;   // texels from plane to plane
  int origin;  // texel of row 0, column 0 in a plane: a margin surrounds it
};

int channelGroups(Tensor t) { return t.kind == PACKED ? (t.channels + 3) / 4 : t.channels; }

int columns(Tensor t) { return t.kind == PACKED ? t.width : (t.width + 3) / 4; }

// Index of a texel. plane = n * channelGroups + channel group; column counts texels.
int texelIndex(Tensor t, int plane, int row, int column) {
  return plane * t.plane + t.origin + row * t.pitch + column;
}

// The values of a texel with 0 in the lanes beyond the last channel: convolutions multiply these by weights of 0, and
// an infinity there, from a division say, would become NaN.
vec4 existing(Tensor t, int plane, vec4 values) {
  int left = t.channels - plane % channelGroups(t) * 4;
  return t.kind == PACKED && left < 4 ? mix(vec4(0.0), values, lessThan(ivec4(0, 1, 2, 3), ivec4(left))) : values;
}

// Index of a single value in the scalar view of the buffer.
int elementIndex(Tensor t, int n, int c, int y, int x) {
  return t.kind == PACKED
    ? texelIndex(t, n * channelGroups(t) + c / 4, y, x) * 4 + c % 4
    : texelIndex(t, n * t.channels + c, y, 0) * 4 + x;
}
