#version 430
// copy_frame: copies a frame as it is, the least that any filter has to do: what bench measures its time against
// Threads   x = texel of four pixels, in turns of all invocations
// Bindings  0 frame ro · 1 copy wo
// Defines   TEXELS
// Reference src/LiveConv.Core/Frames/Frame.cs
layout(local_size_x = 64) in;
layout(binding = 0, rgba32ui) readonly uniform uimageBuffer frame;
layout(binding = 1, std430) writeonly buffer Copy { uvec4 y[]; };

void main() {
  for (uint i = gl_GlobalInvocationID.x; i < uint(TEXELS); i += gl_NumWorkGroups.x * 64u) y[i] = imageLoad(frame, int(i));
}
