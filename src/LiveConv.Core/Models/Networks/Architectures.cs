using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Models.Networks;

/// <summary>The networks that the product builds itself: <c>--pipeline net:resnet50</c>.</summary>
public static class Architectures
{
    /// <summary>What their names begin with on the command line.</summary>
    public const string Prefix = "net:";

    private static readonly Preprocessing ImageNet = Photo(Normalization.ImageNet);

    // torchvision's GoogLeNet takes pictures in ImageNet's normalisation and turns them back into this one.
    private static readonly Preprocessing Symmetric = Photo(new Normalization { Mean = [0.5], Std = [0.5] });

    /// <summary>The one made by hand, then from the oldest to the youngest.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new("directions", "Made by hand, to be taken apart: names the direction of stripes", Gray(Directions.InputSize), Directions.Define)
        {
            Weights = new DirectionWeights(),
            Labels = DirectionWeights.Labels,
            UnitNames = DirectionWeights.UnitNames,
        },
        new("lenet5", "LeNet-5, 1998: the first digit reader", Gray(28), LeNet.Define),
        new("alexnet", "AlexNet, 2012: 8 layers with weights", ImageNet, AlexNet.Define),
        new("vgg16", "VGG-16, 2014: 3×3 convolutions only", ImageNet, Vgg.Define16),
        new("vgg19", "VGG-19, 2014: the same, deeper", ImageNet, Vgg.Define19),
        new("googlenet", "GoogLeNet, 2014: nine Inception modules", Symmetric, GoogLeNet.Define),
        new("resnet18", "ResNet-18, 2015: eight residual blocks", ImageNet, ResNet.Define18),
        new("resnet50", "ResNet-50, 2015: sixteen residual bottlenecks", ImageNet, ResNet.Define50),
        new("squeezenet", "SqueezeNet 1.1, 2016: as good as AlexNet with a fiftieth of its weights", ImageNet, SqueezeNet.Define),
        new("mobilenetv2", "MobileNetV2, 2018: depthwise kernels between 1×1 ones", ImageNet, MobileNetV2.Define),
    ];

    /// <summary>The names without the prefix.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(architecture => architecture.Name)];

    /// <summary>Whether a pipeline's name means one of these.</summary>
    public static bool Is(string pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The network of this name, with or without the prefix.</summary>
    /// <exception cref="PipelineException">There is none; the message names the nearest one.</exception>
    public static Architecture Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var word = Is(name) ? name[Prefix.Length..] : name;
        // resnet-50, ResNet50 and resnet_50 are the same to people.
        var folded = word.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return All.FirstOrDefault(architecture => architecture.Name == folded)
            ?? throw new PipelineException($"there is no network '{Prefix}{word}'{NearestName.Suggest(Prefix + word, [.. Names.Select(known => Prefix + known)])}");
    }

    private static Preprocessing Gray(int size) => new(new FrameFit(FitMode.Crop, size, size), FrameColor.Gray, new Normalization());

    private static Preprocessing Photo(Normalization normalization) =>
        new(new FrameFit(FitMode.Crop, 224, 224, ShortSide: 256), FrameColor.Rgb, normalization);
}
