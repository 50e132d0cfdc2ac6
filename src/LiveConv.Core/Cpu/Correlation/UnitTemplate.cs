namespace LiveConv.Cpu.Correlation;

/// <summary>A template of mean 0 and length 1: (t − t̄)/‖t − t̄‖, in double.</summary>
internal static class UnitTemplate
{
    /// <returns>Whether the values differ; if not, there is no such template.</returns>
    public static bool TryMake(ReadOnlySpan<float> template, Span<double> result)
    {
        double sum = 0, squares = 0;
        var varies = false;
        foreach (var value in template)
        {
            sum += value;
            varies |= value != template[0];
        }

        var mean = sum / template.Length;
        for (var k = 0; k < template.Length; k++)
        {
            result[k] = template[k] - mean;
            squares += result[k] * result[k];
        }

        var length = Math.Sqrt(squares);
        for (var k = 0; k < template.Length; k++) result[k] /= length;
        return varies;
    }
}
