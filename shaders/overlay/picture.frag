#version 430
// picture: a picture, as opaque as its alpha says, under a tint
// Threads   one a pixel
// Bindings  0 picture ro
// Defines   none
// Reference src/LiveConv.Host/Overlay/Canvas.cs
layout(binding = 0) uniform sampler2D picture;

in vec2 at;
in vec4 color;
out vec4 pixel;

void main() { pixel = texture(picture, at) * color; }
