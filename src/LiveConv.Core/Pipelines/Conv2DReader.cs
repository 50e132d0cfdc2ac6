using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Pipelines;

/// <summary>
/// Reads the layer conv2d: one kernel or a bank of them, applied to every channel by itself. Of C channels and K kernels come
/// C·K channels, channel c·K + k being channel c through kernel k.
/// </summary>
internal static class Conv2DReader
{
    public static LayerBuild Read(JsonMembers members, BorderMode border)
    {
        var kernels = Kernels(members);
        var (strideY, strideX) = members.IntegerPair("stride", 1, 1);
        var (dilationY, dilationX) = members.IntegerPair("dilation", 1, 1);
        var (height, width) = (kernels[0].Height, kernels[0].Width);
        var (spanY, spanX) = ((dilationY * (height - 1)) + 1, (dilationX * (width - 1)) + 1);
        if (Math.Max(spanY, spanX) > JsonMembers.LargestSpan)
            throw members.Require("dilation").Error($"makes the kernel span {spanY}×{spanX} pixels; it can span {JsonMembers.LargestSpan} at most");
        var op = new Conv2D
        {
            StrideY = strideY,
            StrideX = strideX,
            DilationY = dilationY,
            DilationX = dilationX,
            Padding = members.Padding((spanY, spanX)),
            Border = members.Border(border),
            Flip = members.Boolean("flip", false),
        };
        var bias = Bias(members, kernels.Count);
        float[] weights = [.. kernels.SelectMany(kernel => kernel.Weights).Select(weight => (float)weight)];

        return (context, inputs) =>
        {
            var channels = inputs[0].Shape.C;
            var shape = new Shape(channels * kernels.Count, 1, height, width);
            var nodes = inputs.Append(context.Graph.Constant($"{context.Name}.weights", new Tensor(shape, Repeat(weights, channels))));
            if (bias is not null)
                nodes = nodes.Append(context.Graph.Constant($"{context.Name}.bias", new Tensor(new Shape(shape.N), Repeat(bias, channels))));
            return context.Graph.Add(context.Name, op with { Groups = channels }, nodes.ToArray());
        };
    }

    private static List<Kernel> Kernels(JsonMembers members)
    {
        var bank = members.Find("kernels");
        if (bank is not null && members.Find("kernel") is not null) throw bank.Error("give either 'kernel' or 'kernels', not both");
        if (bank is null) return [KernelReader.Read(members.Require("kernel"))];
        if (bank.Array().Count == 0) throw bank.Error("the list of kernels is empty");
        var kernels = bank.Items.ConvertAll(KernelReader.Read);
        for (var i = 1; i < kernels.Count; i++)
        {
            if (kernels[i].Height != kernels[0].Height || kernels[i].Width != kernels[0].Width)
                throw bank.Items[i].Error($"the kernel is {kernels[i].Height}×{kernels[i].Width}, but the first of the bank is {kernels[0].Height}×{kernels[0].Width}");
        }

        return kernels;
    }

    private static float[]? Bias(JsonMembers members, int kernels)
    {
        if (members.Find("bias") is not { } bias) return null;
        if (bias.Kind != System.Text.Json.JsonTokenType.StartArray) return [.. Enumerable.Repeat((float)bias.Number(), kernels)];
        if (bias.Items.Count != kernels) throw bias.Error($"{Amount.Noun(bias.Items.Count, "there is", "there are")} {Amount.Of(bias.Items.Count, "number")} for {Amount.Of(kernels, "kernel")}");
        return [.. bias.Items.Select(item => (float)item.Number())];
    }

    private static float[] Repeat(float[] values, int times) => [.. Enumerable.Repeat(values, times).SelectMany(part => part)];
}
