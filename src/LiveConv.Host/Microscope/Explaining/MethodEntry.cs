using LiveConv.Graphs;
using LiveConv.Learning;
using LiveConv.Learning.Views;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>A row of the table of methods.</summary>
/// <param name="Method">Which.</param>
/// <param name="Name">On its button.</param>
/// <param name="Meaning">What its map means, in one sentence.</param>
/// <param name="Tip">Its formula and where it is from.</param>
/// <param name="HasSigns">Whether its map is of a gradient, which has signs.</param>
/// <param name="IsSmooth">Whether the map is coarse, so that it is drawn blended.</param>
internal sealed record MethodEntry(AttributionMethod Method, string Name, string Meaning, string Tip, bool HasSigns, bool IsSmooth)
{
    /// <summary>All, in the order of <see cref="AttributionMethod"/>.</summary>
    public static IReadOnlyList<MethodEntry> All { get; } =
    [
        new(
            AttributionMethod.Saliency, "saliency",
            "How much the unit changes with each pixel: where a small change of the picture counts most.",
            "Saliency: of each pixel the largest |∂unit/∂x| of its channels, by one backward pass.\nSimonyan, Vedaldi and Zisserman, Deep Inside Convolutional Networks, 2014", true, false),
        new(
            AttributionMethod.GuidedBackprop, "guided",
            "What drives the unit up and nothing else: the gradient along paths that are positive all the way.",
            "Guided backpropagation: as saliency, but back through a ReLU goes only what is above 0, and only where the ReLU passed something on.\nSpringenberg, Dosovitskiy, Brox and Riedmiller, Striving for Simplicity, 2015",
            true, false),
        new(
            AttributionMethod.Deconvnet, "deconvnet",
            "The unit carried back to the pixels: what it looks for, wherever the ReLUs on the way were open.",
            "Deconvnet: as saliency, but back through a ReLU goes what is above 0, whatever the ReLU passed on.\nZeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2014", true, false),
        new(
            AttributionMethod.SmoothGrad, "SmoothGrad",
            "Saliency without its grain: the mean gradient of 25 noisy copies of the picture.",
            "SmoothGrad: of each pixel the largest |1/n·Σ ∂unit/∂x| of its channels, over n = 25 copies x + noise, σ = 0.15·(max x − min x).\nSmilkov, Thorat, Kim, Viégas and Wattenberg, SmoothGrad: removing noise by adding noise, 2017", false, false),
        new(
            AttributionMethod.GradCam, "Grad-CAM",
            "Where the feature maps that speak for the unit are active: roughly where it sees what it found.",
            "Grad-CAM: max(0, Σ w·A) over the last feature maps A before the unit; w is the mean of ∂unit/∂A over the map. Enlarged to the picture.\nSelvaraju, Cogswell, Das, Vedantam, Parikh and Batra, Grad-CAM, 2017", false, true),
        new(
            AttributionMethod.Occlusion, "occlusion",
            "How much the unit falls when a grey square hides this part of the picture.",
            "Occlusion: the mean fall of the unit over all places of a square that cover a pixel; its side is a fifth of the picture's, its places half a square apart. No gradient is needed.\nZeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2014, section 4.2", false, true),
    ];

    public static MethodEntry Of(AttributionMethod method) => All[(int)method];

    /// <summary>Prepares the method for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="executor">Runs it, on the thread that calls this.</param>
    /// <param name="target">The layer of the units; null for the class scores.</param>
    /// <exception cref="GradientException">The network has no such gradients; the message is one line.</exception>
    public IAttribution Make(Graph network, IExecutor executor, Node? target) => Method switch
    {
        AttributionMethod.Saliency => GradientView.Saliency(network, executor, target: target),
        AttributionMethod.GuidedBackprop => GradientView.Saliency(network, executor, GradientRule.GuidedBackprop, target),
        AttributionMethod.Deconvnet => GradientView.Saliency(network, executor, GradientRule.Deconvnet, target),
        AttributionMethod.SmoothGrad => new SmoothGrad(network, executor, target: target),
        AttributionMethod.GradCam => GradientView.GradCam(network, executor, target: target),
        _ => new OcclusionMap(network, executor, target: target),
    };
}
