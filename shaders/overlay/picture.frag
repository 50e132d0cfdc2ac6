#version 430
// picture: a picture under a tint
// Threads   one a pixel
// Bindings  0 picture ro
// Defines   none
// Reference src/LiveConv.Host/Overlay/Canvas.cs
layout(binding = 0) uniform sampler2D picture;

in vec2 at;
in vec4 color;
out vec4 pixel;

void main() { pixel = vec4(texture(picture, at).rgb, 1.0) * color; }
