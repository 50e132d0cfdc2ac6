using LiveConv.Host.Output;
using LiveConv.Microscope.Kernels;
using LiveConv.Ops;
using LiveConv.Pipelines;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>Saves kernels as a pipeline file: a filter with all its changed kernels, or of a network the chosen kernel as a filter of its own.</summary>
internal static class KernelFile
{
    /// <summary>A name for the file.</summary>
    public static string NameFor(Scene scene) => $"{string.Concat(scene.Pipeline.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-')}-edited.json";

    public static string Tip(Scene scene) => Written(scene) is not null
        ? "saves the filter with its kernels and windows as they are now as a pipeline file, which --pipeline takes"
        : "saves the chosen kernel as a filter of its own: a pipeline file, which --pipeline takes";

    /// <summary>The document that would be saved.</summary>
    /// <param name="scene">The pipeline.</param>
    /// <param name="state">The chosen kernel.</param>
    /// <param name="name">What the filter is called.</param>
    public static string Document(Scene scene, KernelsState state, string name)
    {
        var bank = state.Bank!;
        if (Written(scene) is not { } definition)
            return PipelineWriter.OfKernel(name, $"{scene.Pipeline.Name}, {bank.Layer.Name}: output {state.Output}, input {state.Input}", ToKernel(bank, state.Kernel), bank.Flips);
        var windows = (scene.Definition as EditedDefinition)?.Windows;
        var changed = scene.Pipeline.Graph.Layers.Select(scene.Kernels.Bank).OfType<KernelBank>().Where(each => scene.Kernels.Edited.ContainsKey(each.Weights) || windows?.ContainsKey(each.Layer.Name) == true);
        return PipelineWriter.WithKernels(
            definition, name, changed.ToDictionary(
                each => each.Layer.Name,
                each => (IReadOnlyList<Kernel>)[.. Enumerable.Range(0, each.Outputs).Select(output => ToKernel(each, each.Kernel(scene.Kernels.Values(each), output, 0)))]),
            windows?.ToDictionary(item => item.Key, item => Members(item.Value, scene.Pipeline.Graph.Find(item.Key)!.Op is Conv2D)));
    }

    private static PipelineDefinition? Written(Scene scene) => (scene.Definition as EditedDefinition)?.Inner as PipelineDefinition ?? scene.Definition as PipelineDefinition;

    private static Dictionary<string, int[]> Members(LayerWindow window, bool isConvolution)
    {
        var members = new Dictionary<string, int[]>
        {
            ["stride"] = [window.StrideY, window.StrideX],
            ["padding"] = [window.Padding.Top, window.Padding.Left, window.Padding.Bottom, window.Padding.Right],
        };
        // The kernel says a convolution's size, and pools of files have no dilation.
        if (!isConvolution && (window.DilationY, window.DilationX) != (1, 1)) throw new ArgumentException("a pipeline file can't say the dilation of a pool");
        if (isConvolution) members["dilation"] = [window.DilationY, window.DilationX];
        else members["size"] = [window.KernelY, window.KernelX];
        return members;
    }

    /// <summary>Writes it, whole or not at all. What is there already stays.</summary>
    /// <returns>One line: where it is, or why it isn't.</returns>
    public static string Save(Scene scene, KernelsState state, string path)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)) path += ".json";
        try
        {
            var free = path;
            for (var i = 2; File.Exists(free); i++) free = Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{i}.json");
            var document = Document(scene, state, Path.GetFileNameWithoutExtension(free));
            PipelineDefinition.Parse(document, free);
            using var partial = new PartialPath(free);
            File.WriteAllText(partial.Name, document);
            partial.Commit();
            return $"saved: {Path.GetFullPath(free)}";
        }
        catch (Exception failure) when (failure is OutputException or PipelineException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"not saved: {failure.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static Kernel ToKernel(KernelBank bank, ReadOnlySpan<float> weights) => new(bank.Height, bank.Width, Array.ConvertAll(weights.ToArray(), weight => (double)weight));
}
