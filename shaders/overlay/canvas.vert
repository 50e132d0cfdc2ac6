#version 430
// canvas: quads in pixels from the upper left corner, to clip space
// Threads   one a vertex
// Bindings  none
// Defines   none
// Reference src/LiveConv.Host/Overlay/Canvas.cs
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
layout(location = 0) uniform vec2 viewport;

out vec2 at;
out vec4 color;

void main() {
  at = texel;
  color = tint;
  gl_Position = vec4(position / viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
