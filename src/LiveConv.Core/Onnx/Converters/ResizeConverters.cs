using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Resize (operator sets 10 to 19) and Upsample (7 and 9) over at most two axes.</summary>
internal static class ResizeConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Resize"] = node => Convert(node, ResizeTarget.Read(node)),
        ["Upsample"] = node => Convert(node, ResizeTarget.ReadScales(node, node.Opset < 9 ? node.Floats("scales") : node.Known(1).Data)),
    };

    private static Value Convert(NodeContext node, ResizeTarget target)
    {
        var x = node.Input(0);
        var crops = node.Text("coordinate_transformation_mode", "") == "tf_crop_and_resize";
        int[] moving = [.. Enumerable.Range(0, x.Rank).Where(axis => target.Changes(axis, x.Shape) || (crops && target.Crops(axis)))];
        if (moving.Length == 0) return x;
        if (moving.Length > 2) throw node.Problem($"it resizes {moving.Length} axes of {x.Shape}; at most 2 are supported");
        var (rows, columns) = moving.Length == 2 ? (moving[0], moving[1]) : Partner(moving[0], x.Rank);
        var op = MakeOp(node, target, rows, columns, x.Shape);
        if (x.Rank == 4 && rows == 2 && columns == 3) return node.Add(op, x);

        // Any other axes go to the end, and the ones before them become channels.
        int[] others = [.. Enumerable.Range(0, x.Rank).Where(axis => axis != rows && axis != columns)];
        int[] order = rows < 0 ? [.. others, columns] : [.. others, rows, columns];
        var moved = order.SequenceEqual(Enumerable.Range(0, x.Rank)) ? x : node.Step("pictures", new Transpose([.. order]), x);
        var channels = others.Aggregate(1, (product, axis) => product * x.Shape[axis]);
        var planes = node.Reshape("planes", moved, new Shape(1, channels, rows < 0 ? 1 : x.Shape[rows], x.Shape[columns]));
        var resized = node.Step("resized", op, planes);
        var shape = new Shape([.. order.Select(axis => target.Sizes[axis])]);
        if (ReferenceEquals(moved, x)) return node.Reshape(resized, shape);
        return node.Add(new Transpose([.. order.Select((_, axis) => Array.IndexOf(order, axis))]), node.Reshape("sizes", resized, shape));
    }

    /// <summary>The axis that goes with the only one resized: one beside it, or none (−1) where there is no other.</summary>
    private static (int Rows, int Columns) Partner(int axis, int rank) =>
        axis == rank - 1 ? (axis - 1, axis) : (axis, axis + 1);

    private static Resize MakeOp(NodeContext node, ResizeTarget target, int rows, int columns, Shape x)
    {
        var mode = node.Text("mode", "nearest");
        var old = node.Opset < 11; // nothing but asymmetric coordinates, rounded down
        var crop = target.Region is null ? Region.Whole : new Region(
            rows < 0 ? 0 : target.Region[rows], target.Region[columns], rows < 0 ? 1 : target.Region[x.Rank + rows], target.Region[x.Rank + columns]);
        return new Resize(rows < 0 ? 1 : target.Sizes[rows], target.Sizes[columns], Mode(node, mode))
        {
            CoordinateMode = old ? CoordinateMode.Asymmetric : Coordinates(node, node.Text("coordinate_transformation_mode", "half_pixel")),
            NearestRounding = old ? NearestRounding.Floor : Rounding(node, node.Text("nearest_mode", "round_prefer_floor")),
            ScaleY = rows < 0 ? 0 : target.ScaleOf(rows, x),
            ScaleX = target.ScaleOf(columns, x),
            CubicCoefficient = node.Float("cubic_coeff_a", -0.75f),
            ExcludeOutside = node.Flag("exclude_outside"),
            Antialias = node.Flag("antialias"),
            Roi = crop,
            ExtrapolationValue = node.Float("extrapolation_value", 0),
        };
    }

    private static ResizeMode Mode(NodeContext node, string mode) => mode switch
    {
        "nearest" => ResizeMode.Nearest,
        "linear" or "bilinear" => ResizeMode.Bilinear,
        "cubic" => ResizeMode.Cubic,
        _ => throw node.Problem($"'mode' is '{mode}'; nearest, linear and cubic exist"),
    };

    private static CoordinateMode Coordinates(NodeContext node, string mode) => mode switch
    {
        "half_pixel" => CoordinateMode.HalfPixel,
        "half_pixel_symmetric" => CoordinateMode.HalfPixelSymmetric,
        "pytorch_half_pixel" => CoordinateMode.PytorchHalfPixel,
        "align_corners" => CoordinateMode.AlignCorners,
        "asymmetric" => CoordinateMode.Asymmetric,
        "tf_half_pixel_for_nn" => CoordinateMode.TfHalfPixelForNn,
        "tf_crop_and_resize" => CoordinateMode.TfCropAndResize,
        _ => throw node.Problem($"'coordinate_transformation_mode' is '{mode}', which doesn't exist"),
    };

    private static NearestRounding Rounding(NodeContext node, string mode) => mode switch
    {
        "round_prefer_floor" => NearestRounding.RoundPreferFloor,
        "round_prefer_ceil" => NearestRounding.RoundPreferCeil,
        "floor" => NearestRounding.Floor,
        "ceil" => NearestRounding.Ceil,
        _ => throw node.Problem($"'nearest_mode' is '{mode}', which doesn't exist"),
    };
}
