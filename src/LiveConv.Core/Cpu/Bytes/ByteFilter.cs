using System.Runtime.Intrinsics;
using LiveConv.Frames;
using LiveConv.Ops;
using LiveConv.Pipelines;

namespace LiveConv.Cpu.Bytes;

/// <summary>
/// A filter that picks one of the pixels it sees, on the 8-bit picture itself: the order of values is that of the bytes, so that
/// it picks the same.
/// </summary>
/// <param name="width">Columns of the frames.</param>
/// <param name="height">Rows of the frames.</param>
internal abstract class ByteFilter(int width, int height) : CpuKernel
{
    protected const int BytesPerPixel = 4;

    /// <summary>The frame of the next run.</summary>
    public Frame? Frame { get; set; }

    public Frame Picture { get; } = new(width, height);

    protected int RowBytes => Picture.Width * BytesPerPixel;

    public override int Rows(int phase) => Picture.Height;

    /// <summary>The filter that makes the same pictures as a pipeline, at the vector width that suits the machine; null where there is none.</summary>
    public static ByteFilter? Create(Pipeline pipeline) =>
        Vector512.IsHardwareAccelerated ? Create<Bytes512>(pipeline)
        : Vector256.IsHardwareAccelerated ? Create<Bytes256>(pipeline)
        : Create<Bytes128>(pipeline);

    /// <summary>The filter at some vector width.</summary>
    public static ByteFilter? Create<V>(Pipeline pipeline)
        where V : struct, IByteVector<V>
    {
        if (pipeline.Graph.Layers is not [var layer] || pipeline.Picture != layer || layer.Inputs is not [var input] || input != pipeline.Graph.Inputs[0]) return null;
        if (pipeline.Input is not FrameToTensor { Mirror: false } pass || pass.Color == FrameColor.Gray || pass.Color != pipeline.Output.Color) return null;
        if (layer.Shape != input.Shape || layer.Shape.W * BytesPerPixel < V.Count || !IsIdentity(pass, pipeline.Output)) return null;
        return layer.Op switch
        {
            MedianFilter { Size: 3 } => new ByteMedian<V>(pipeline.Width, pipeline.Height),
            PoolOp pool and (MaxPool2D or MinPool2D) when pool is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1 } => new BytePool<V>(pool, pipeline.Width, pipeline.Height),
            _ => null,
        };
    }

    /// <summary>Whether each byte becomes itself on its way through a float32 value, and larger ones larger values.</summary>
    private static bool IsIdentity(FrameToTensor input, TensorToFrame output)
    {
        for (var value = 0; value < 256; value++)
        {
            var shown = (((value * input.Scale) + input.Shift) * output.Gain) + output.Bias;

            // Far enough from where rounding turns.
            if (!(Math.Abs(shown - value) < 0.25f)) return false;
        }

        return input.Scale > 0;
    }
}
