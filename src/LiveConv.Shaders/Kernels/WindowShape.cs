using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>The window of a stride-1 kernel, as window.glsl wants it.</summary>
internal readonly record struct WindowShape(int Height, int Width, Padding Padding)
{
    /// <summary>Rows and columns around the input that windows reach.</summary>
    public (int Y, int X) Margin => (Math.Max(Padding.Top, Padding.Bottom), Math.Max(Padding.Left, Padding.Right));

    /// <summary>Texels left of a planar one that its windows reach.</summary>
    public int LeftTexels => (Padding.Left + 3) / 4;

    /// <summary>Texels right of a planar one that its windows reach.</summary>
    public int RightTexels => (Math.Max(0, Width - 1 - Padding.Left) + 3) / 4;

    public Defines Defines(TensorLayout layout, int rows) => new()
    {
        { "KH", Height },
        { "KW", Width },
        { "TOP", Padding.Top },
        { "LEFT", Padding.Left },
        { "LEFT_TEXELS", LeftTexels },
        { "SPAN", LeftTexels + 1 + RightTexels },
        { "ROWS", rows },
        { "IS_PLANAR", layout == TensorLayout.Planar ? 1 : 0 },
    };
}
