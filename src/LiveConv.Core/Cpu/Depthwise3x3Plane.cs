using System.Runtime.CompilerServices;

namespace LiveConv.Cpu;

/// <summary>An input and an output plane of the same size, and what stands for the rows outside.</summary>
/// <param name="x">The input.</param>
/// <param name="y">The output.</param>
/// <param name="height">Rows of both.</param>
/// <param name="width">Values in a row.</param>
/// <param name="zeros">A row of zeros.</param>
/// <param name="rest">Room for a row that nobody wants.</param>
internal readonly unsafe struct Depthwise3x3Plane(float* x, float* y, int height, int width, float* zeros, float* rest)
{
    public int Width => width;

    /// <summary>An input row; those outside are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Seen(int row) => (uint)row < (uint)height ? x + ((nint)row * width) : zeros;

    /// <summary>An output row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Result(int row) => row < height ? y + ((nint)row * width) : rest;
}
