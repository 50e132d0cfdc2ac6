#version 430
// text: letters and rectangles, from an atlas of coverage
// Threads   one a pixel
// Bindings  0 atlas ro
// Defines   none
// Reference src/LiveConv.Host/Overlay/Canvas.cs
layout(binding = 0) uniform sampler2D atlas;

in vec2 at;
in vec4 color;
out vec4 pixel;

void main() { pixel = vec4(color.rgb, color.a * texture(atlas, at).r); }
