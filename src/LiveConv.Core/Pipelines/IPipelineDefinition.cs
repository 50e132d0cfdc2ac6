namespace LiveConv.Pipelines;

/// <summary>What <c>--pipeline</c> names, for frames of any size: a pipeline file, or a model.</summary>
public interface IPipelineDefinition
{
    string Name { get; }

    /// <summary>One line: what it shows.</summary>
    string Summary { get; }

    /// <summary>Whether a layer looks for a pattern, so that <c>--pattern</c> means something.</summary>
    bool UsesPattern { get; }

    /// <summary>The pipeline for frames of one size.</summary>
    /// <exception cref="PipelineException">A layer doesn't fit its inputs or the size; the message names the layer.</exception>
    Pipeline Build(int width, int height, PipelineOptions? options = null);
}
