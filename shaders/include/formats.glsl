// The formats of images with the texels of inputs, rgba32f or rgba16f, and how to store the output (storage.glsl).
#include "include/storage.glsl"

#ifndef FORMAT0
#define FORMAT0 rgba32f
#endif
#ifndef FORMAT1
#define FORMAT1 rgba32f
#endif
