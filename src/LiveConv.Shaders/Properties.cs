using System.Runtime.CompilerServices;

// The tests hold the bindings and defines of each dispatch against the header of its shader.
[assembly: InternalsVisibleTo("LiveConv.Shaders.Tests")]
