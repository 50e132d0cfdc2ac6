using System.Collections.Immutable;
using LiveConv.Frames;

namespace LiveConv.Models;

/// <summary>What the command line says of a model; null where it says nothing.</summary>
public sealed record ModelOptions
{
    public ModelTask? Task { get; init; }

    /// <summary>Factor on pixels 0…255.</summary>
    public double? Scale { get; init; }

    /// <summary>One for all channels, or one each in the order of the tensor.</summary>
    public ImmutableArray<double>? Mean { get; init; }

    /// <summary>One for all channels, or one each in the order of the tensor.</summary>
    public ImmutableArray<double>? Std { get; init; }

    public FrameColor? Color { get; init; }

    public FitMode? Fit { get; init; }

    /// <summary>Names of the classes, one a line.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>Size of the input, for models that leave it open.</summary>
    public (int Width, int Height)? InputSize { get; init; }

    /// <summary>An ONNX file with weights for a network that the program builds itself.</summary>
    public string? WeightsFile { get; init; }

    /// <summary>Whether anything is said.</summary>
    public bool IsEmpty => this == new ModelOptions();
}
