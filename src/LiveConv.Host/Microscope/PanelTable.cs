using System.Collections.Immutable;
using LiveConv.Host.Microscope.Panels;

namespace LiveConv.Host.Microscope;

/// <summary>All panels.</summary>
internal static class PanelTable
{
    /// <summary>In the order of their keys. Going through an interface would allocate.</summary>
    public static ImmutableArray<PanelEntry> Entries { get; } =
    [
        new(PanelKind.Layers, "layers", "Layers", "the layers and their graph, with shape and time", scene => new LayersPanel(scene)),
        new(PanelKind.Maps, "maps", "Maps", "the feature maps of the chosen layer, with their exact values", scene => new MapsPanel(scene)),
        new(PanelKind.Probe, "probe", "Probe", "the arithmetic behind one value, down to the camera's pixels", scene => new ProbePanel(scene)),
        new(PanelKind.Kernels, "kernels", "Kernels", "the chosen layer's kernels: look at them, change them, and its window", scene => new KernelsPanel(scene)),
        new(PanelKind.Why, "why", "Why", "which pixels made it so, by gradients and by hiding them; and what excited a feature map most", scene => new WhyPanel(scene)),
        new(PanelKind.Equivariance, "equivariance", "Equivariance", "whether the layers follow when the picture is shifted, turned or scaled", scene => new EquivariancePanel(scene)),
        new(PanelKind.Costs, "costs", "Costs", "parameters and multiply–adds of each layer, beside the same layer in other forms, and its time", scene => new CostsPanel(scene)),
        new(PanelKind.Compare, "compare", "Compare", "two executors or two pipelines on the same frames, their difference, and what the verifier found", scene => new ComparePanel(scene)),
        new(PanelKind.Time, "time", "Time", "the last seconds of exact frames: go back, change something, play them again", scene => new TimePanel(scene)),
    ];

    /// <summary>The panel of this name, or null.</summary>
    public static PanelEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}
