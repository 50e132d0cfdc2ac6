using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>An input of an element-wise op as runs of the output's elements: itself where the shapes agree, repeated where they don't.</summary>
internal sealed class BroadcastOperand
{
    private readonly Tensor input;

    // Neighbouring axes that repeat alike count as one, outermost first; a stride of 0 repeats.
    private readonly int[] sizes;
    private readonly int[] strides;

    public BroadcastOperand(Tensor input, Shape output)
        : this(input, input.Shape, output)
    {
    }

    /// <param name="input">The values.</param>
    /// <param name="shape">The shape as which they are taken.</param>
    /// <param name="output">The output's shape.</param>
    public BroadcastOperand(Tensor input, Shape shape, Shape output)
    {
        this.input = input;
        IsDirect = shape.Count == output.Count;
        var (sizes, strides) = (new List<int>(), new List<int>());
        var stride = 1;
        for (var axis = output.Rank - 1; axis >= 0; axis--)
        {
            var own = axis - (output.Rank - shape.Rank);
            var size = own < 0 ? 1 : shape[own];
            if (output[axis] == 1) continue;
            var repeats = size == 1;
            if (sizes.Count > 0 && strides[^1] == 0 == repeats) sizes[^1] *= output[axis];
            else (sizes, strides) = ([.. sizes, output[axis]], [.. strides, repeats ? 0 : stride]);
            stride *= size;
        }

        sizes.Reverse();
        strides.Reverse();
        this.sizes = [.. sizes];
        this.strides = [.. strides];
    }

    /// <summary>Whether elements stand where the output's stand.</summary>
    public bool IsDirect { get; }

    /// <summary>The operands of the output elements from <paramref name="start"/> on.</summary>
    /// <param name="start">Row-major index in the output.</param>
    /// <param name="length">Number of elements.</param>
    /// <param name="scratch">Where repeated elements are written; not used if <see cref="IsDirect"/>.</param>
    public ReadOnlySpan<float> Block(int start, int length, Span<float> scratch)
    {
        var data = input.Values;
        if (IsDirect) return data.Slice(start, length);
        if (sizes.Length == 0)
        {
            scratch[..length].Fill(data[0]);
            return scratch[..length];
        }

        if (strides is [0, 1]) return Cycle(data, start % sizes[1], scratch[..length]);
        var last = sizes.Length - 1;
        for (var done = 0; done < length;)
        {
            var (run, position) = Math.DivRem(start + done, sizes[last]);
            var source = position * strides[last];
            for (var axis = last - 1; axis >= 0; axis--)
            {
                (run, var index) = Math.DivRem(run, sizes[axis]);
                source += index * strides[axis];
            }

            var count = Math.Min(sizes[last] - position, length - done);
            var target = scratch.Slice(done, count);
            if (strides[last] == 0) target.Fill(data[source]);
            else data.Slice(source, count).CopyTo(target);
            done += count;
        }

        return scratch[..length];
    }

    /// <summary>The whole input again and again, as a bias in N×H×W×C: one period, then copies of all that is there.</summary>
    private ReadOnlySpan<float> Cycle(ReadOnlySpan<float> data, int position, Span<float> scratch)
    {
        var period = sizes[1];
        var done = Math.Min(period - position, scratch.Length);
        data.Slice(position, done).CopyTo(scratch);
        var rest = Math.Min(position, scratch.Length - done);
        data[..rest].CopyTo(scratch[done..]);
        for (done += rest; done < scratch.Length; done += rest)
        {
            rest = Math.Min(done, scratch.Length - done);
            scratch[..rest].CopyTo(scratch[done..]);
        }

        return scratch;
    }
}
