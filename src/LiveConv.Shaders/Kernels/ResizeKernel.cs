using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Resizing: half-pixel centres in exact integers, everything else by tables of rows and columns.</summary>
internal sealed class ResizeKernel : Kernel
{
    private const int MostTaps = 64;

    public override bool Supports(Node node) => ((Resize)node.Op).IsHalfPixel || Taps(node) is var (rows, columns) && rows.Count <= MostTaps && columns.Count <= MostTaps;

    public override void Build(KernelBuilder k)
    {
        var op = (Resize)k.Node.Op;
        var defines = KernelBuilder.Sized(k.Output, k.Input(0));
        if (op.IsHalfPixel)
        {
            defines.Add("NEAREST", op.Mode == ResizeMode.Nearest);
            k.Over(k.Output, "resize", defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
            return;
        }

        var (rows, columns) = Taps(k.Node);
        defines.AddArgument("ROW_TAPS", rows.Count);
        defines.AddArgument("COLUMN_TAPS", columns.Count);
        defines.AddArgument("OUTSIDE", op.ExtrapolationValue);
        k.Over(
            k.Output,
            "resize_taps",
            defines,
            1,
            Binding.Values(0, k.Input(0).Buffer),
            Binding.Values(1, k.Buffer(Table(rows))),
            Binding.Values(2, k.Buffer(Table(columns))),
            Binding.Storage(3, k.Output.Buffer));
    }

    private static (ResizeTaps Rows, ResizeTaps Columns) Taps(Node node) =>
        (ResizeTaps.OfRows((Resize)node.Op, node.Inputs[0].Shape.H), ResizeTaps.OfColumns((Resize)node.Op, node.Inputs[0].Shape.W));

    // A place and a weight for each tap; the place is −1 outside.
    private static float[] Table(ResizeTaps taps)
    {
        var table = new float[2 * taps.Sources.Length];
        for (var i = 0; i < taps.Sources.Length; i++)
            (table[2 * i], table[(2 * i) + 1]) = (taps.Outside[i / taps.Count] ? -1 : taps.Sources[i], (float)taps.Weights[i]);
        return table;
    }
}
