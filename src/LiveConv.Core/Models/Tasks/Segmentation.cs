using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Tasks;

/// <summary>
/// Which class each pixel belongs to. One channel tells foreground from background, as a probability or a logit; of several
/// channels the largest wins, and class 0 is the background.
/// </summary>
public sealed class Segmentation : TaskDecoder
{
    private readonly FitPlan plan;
    private readonly bool isNhwc;
    private readonly bool? isLogit;
    private readonly long[] counts;

    private Segmentation(Node mask, FitPlan plan, bool isNhwc, bool? isLogit)
        : base([mask])
    {
        (this.plan, this.isNhwc, this.isLogit) = (plan, isNhwc, isLogit);
        counts = new long[Math.Max(2, Channels)];
    }

    private int Width => Outputs[0].Shape[isNhwc ? 2 : 3];

    private int Height => Outputs[0].Shape[isNhwc ? 1 : 2];

    private int Channels => Outputs[0].Shape[isNhwc ? 3 : 1];

    /// <summary>A decoder of the output that is called a mask or segments, else of the first picture with a single channel, else of the first picture.</summary>
    /// <exception cref="PipelineException">No output is a picture.</exception>
    public static Segmentation Create(Pipeline pipeline, PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(model);
        var description = model.Description;
        (Node Node, ModelOutput? Said, bool IsNhwc, int Channels)[] pictures =
        [
            .. pipeline.Graph.Outputs.Select((node, i) => (Node: node, Name: model.OutputNames[i]))
                .Where(output => output.Node.Shape.Rank == 4 && output.Node.Shape[0] == 1 && output.Node.Type == ElementType.Float32)
                .Select(output => (output.Node, description.FindOutput(output.Name)))
                .Select(output => (output.Node, Said: output.Item2, IsNhwc: output.Item2?.IsNhwc ?? description.Input.Layout == ImageLayout.Nhwc))
                .Select(output => (output.Node, output.Said, output.IsNhwc, output.Node.Shape[output.IsNhwc ? 3 : 1])),
        ];
        if (pictures.Length == 0 || pictures.All(output => output.Channels > byte.MaxValue)) throw Wrong(pipeline, "segment", "1×1×H×W");
        var chosen = pictures.OrderByDescending(output => IsNamed(output.Said?.Name ?? output.Node.Name)).ThenByDescending(output => output.Channels == 1).First();
        bool? isLogit = chosen.Said?.Range is { Length: > 0 } range ? range.Contains("logit", StringComparison.OrdinalIgnoreCase) : null;
        return new Segmentation(chosen.Node, description.Input.Fit.Plan(pipeline.Width, pipeline.Height), chosen.IsNhwc, isLogit);
    }

    public override void Decode(IReadOnlyList<Tensor> values, ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(result);
        result.Clear();
        result.Mask ??= new SegmentationMask(Width, Height, Channels, plan);
        Array.Clear(counts);
        if (Channels == 1) DecodeForeground(values[0].Data, result.Mask);
        else DecodeClasses(values[0].Data, result.Mask);
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > 0) result.AddClass(Channels == 1 ? 0 : i, (double)counts[i] / result.Mask.Classes.Length);
        }
    }

    private void DecodeForeground(float[] data, SegmentationMask mask)
    {
        var sigmoid = isLogit ?? Array.Exists(data, value => value is < 0 or > 1);
        for (var i = 0; i < data.Length; i++)
        {
            var value = sigmoid ? (float)(1 / (1 + Math.Exp(-data[i]))) : Math.Clamp(data[i], 0, 1);
            mask.Foreground[i] = float.IsNaN(value) ? 0 : value;
            mask.Classes[i] = value > 0.5f ? (byte)1 : (byte)0;
            counts[mask.Classes[i]]++;
        }
    }

    private void DecodeClasses(float[] data, SegmentationMask mask)
    {
        var (step, pixel) = isNhwc ? (1, Channels) : (Width * Height, 1);
        for (var i = 0; i < mask.Classes.Length; i++)
        {
            var best = 0;
            for (var c = 1; c < Channels; c++)
            {
                if (data[(i * pixel) + (c * step)] > data[(i * pixel) + (best * step)]) best = c;
            }

            mask.Classes[i] = (byte)best;
            mask.Foreground[i] = best == 0 ? 0 : 1;
            counts[best]++;
        }
    }

    private static bool IsNamed(string name) =>
        name.Contains("segment", StringComparison.OrdinalIgnoreCase) || name.Contains("mask", StringComparison.OrdinalIgnoreCase);
}
