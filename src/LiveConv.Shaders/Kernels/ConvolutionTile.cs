namespace LiveConv.Shaders.Kernels;

/// <summary>What an invocation of a packed convolution computes, chosen by an estimate of the time on a software driver.</summary>
/// <param name="Pixels">Columns of the output.</param>
/// <param name="Outputs">Groups of four output channels.</param>
internal readonly record struct ConvolutionTile(int Pixels, int Outputs)
{
    // In instructions for a vector of invocations, as llvmpipe compiles them: a load fetches four values for each and transposes them.
    private const double Load = 85;
    private const double Product = 2.7;
    private const double Store = 150;

    /// <summary>Sums of four values that an invocation holds at the most: more make long code and gain little.</summary>
    private const int MostSums = 56;

    /// <summary>Products of a row of taps at the most, for the time to compile.</summary>
    private const int MostProducts = 200;

    /// <summary>Invocations that a processor computes at once, and how many do so beside each other.</summary>
    private const int Side = 32;

    /// <summary>The tile whose invocations together take the least time.</summary>
    /// <param name="width">Columns of the output.</param>
    /// <param name="rows">Rows of the output, of all batches.</param>
    /// <param name="outputs">Groups of four output channels in a group of the convolution.</param>
    /// <param name="groups">Groups of the convolution.</param>
    /// <param name="taps">Taps in a row that share the loaded pixels.</param>
    /// <param name="stride">Columns from tap to tap.</param>
    public static ConvolutionTile Choose(int width, int rows, int outputs, int groups, int taps, int stride)
    {
        var (best, least) = (new ConvolutionTile(1, 1), double.MaxValue);
        foreach (var count in (ReadOnlySpan<int>)[1, 2, 4])
        {
            // All outputs of an invocation see the same inputs.
            if (count > outputs || (groups > 1 && outputs % count != 0)) continue;
            foreach (var pixels in (ReadOnlySpan<int>)[1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14])
            {
                if (pixels > width || pixels * count > MostSums || pixels * count * taps > MostProducts) continue;
                var invocations = (long)((width + pixels - 1) / pixels) * rows * groups * ((outputs + count - 1) / count);
                var time = (invocations + Side - 1) / Side * Cost(pixels, count, taps, stride);
                if (time < least) (best, least) = (new ConvolutionTile(pixels, count), time);
            }
        }

        return best;
    }

    private static double Cost(int pixels, int outputs, int taps, int stride)
    {
        var loads = ((pixels - 1) * stride) + taps + (taps * outputs * 4);
        return (loads * Load) + (taps * pixels * outputs * 16 * Product) + (pixels * outputs * Store / 16);
    }
}
