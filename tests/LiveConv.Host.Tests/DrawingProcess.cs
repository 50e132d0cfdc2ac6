using System.Runtime.CompilerServices;
using LiveConv.Host.Commands;

namespace LiveConv.Host.Tests;

/// <summary>Tests draw in the process in which others run commands without a window, so software OpenGL must keep to vectors that it can draw with.</summary>
internal static class DrawingProcess
{
    // The first call decides for the process: it must come before any test.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare() => Backends.PrepareSoftwareGl(threads: 0, draws: true);
}
