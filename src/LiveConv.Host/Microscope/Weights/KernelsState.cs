using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Output;
using LiveConv.Microscope.Kernels;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>What the kernels panel shows: the chosen layer's kernels, one of them, and how.</summary>
/// <param name="scene">What is chosen.</param>
internal sealed class KernelsState(Scene scene)
{
    private Node? layer;
    private int input;

    /// <summary>Shown turned by 180°.</summary>
    public bool IsTurned { get; set; }

    /// <summary>Whether kernels of three inputs are shown as colours.</summary>
    public bool AsColors { get; set; } = true;

    /// <summary>Whether colours stand for the layer's largest weight instead of each kernel's own.</summary>
    public bool ByLayer { get; set; } = true;

    /// <summary>What came of the last saving, or null.</summary>
    public string? Message { get; set; }

    /// <summary>The chosen layer's kernels; null where it has none.</summary>
    public KernelBank? Bank => scene.Kernels.Bank(scene.Selection.Layer);

    /// <summary>Whether the kernels are shown as colours: those of a layer that reads three channels.</summary>
    public bool ShowsColors => AsColors && Bank is { Inputs: 3 };

    /// <summary>The output channel of the chosen kernel.</summary>
    public int Output => Bank?.OutputOf(scene.Selection.Channel) ?? 0;

    /// <summary>The input channel of the chosen kernel, counted in its group.</summary>
    public int Input
    {
        get
        {
            if (layer != scene.Selection.Layer) (layer, input) = (scene.Selection.Layer, 0);
            return input;
        }
        set => (layer, input) = (scene.Selection.Layer, Math.Clamp(value, 0, Math.Max(0, (Bank?.Inputs ?? 1) - 1)));
    }

    /// <summary>All weights of the layer as they are now.</summary>
    public Tensor Values => scene.Kernels.Values(Bank!);

    /// <summary>The chosen kernel as it is stored.</summary>
    public Span<float> Kernel => Bank!.Kernel(Values, Output, Input);

    /// <summary>The place of a stored weight that is shown in a cell.</summary>
    public int Stored(int cell) => IsTurned ? Bank!.Size - 1 - cell : cell;

    /// <summary>Chooses a kernel.</summary>
    public void Choose(int output, int newInput)
    {
        if (Output != output) scene.Selection.Channel = output;
        Input = newInput;
    }

    /// <summary>The values that the colours of a kernel stand for.</summary>
    public ColorRange RangeOf(ReadOnlySpan<float> kernel) => Largest(ByLayer ? Values.Values : kernel);

    /// <summary>Takes back or does again, and shows what.</summary>
    public void Undo(bool again = false)
    {
        if ((again ? scene.Kernels.Redo() : scene.Kernels.Undo()) is not { } change) return;
        scene.Selection.Layer = change.Bank.Layer;
        Choose(change.Output, change.Input);
    }

    /// <summary>Sets the chosen kernel.</summary>
    public void Set(ReadOnlySpan<float> kernel, bool continues = false) => scene.Kernels.Set(Bank!, Output, Input, kernel, continues);

    /// <summary>A weight's colour.</summary>
    public static uint Color(float weight, ColorRange range)
    {
        if (float.IsNaN(weight)) return ColorMap.NotANumber;
        var (r, g, b) = ColorMap.Signed(range.Largest == 0 ? 0 : weight / range.Largest);
        return Theme.Of(r, g, b);
    }

    private static ColorRange Largest(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return new ColorRange(float.IsFinite(largest) ? largest : 1, true);
    }
}
