using System.Collections.Immutable;

namespace LiveConv.Models;

/// <summary>What makes a pipeline a model's.</summary>
/// <param name="Description">Task, preprocessing, labels.</param>
/// <param name="OutputNames">Names of the graph's outputs in the model's file, in the graph's order.</param>
public sealed record PipelineModel(ModelDescription Description, ImmutableArray<string> OutputNames)
{
    /// <summary>What a class is called.</summary>
    public string LabelOf(int index) => index < Description.Labels.Length ? Description.Labels[index] : $"class {index}";
}
