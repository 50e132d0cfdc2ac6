namespace LiveConv.Pipelines;

/// <summary>The pipeline files in the folder <c>pipelines</c> beside the program.</summary>
public static class BuiltInPipelines
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "pipelines");

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = Find();

    /// <summary>All of them, by name.</summary>
    /// <exception cref="PipelineException">One of the files is broken.</exception>
    public static IReadOnlyList<BuiltInPipeline> List() =>
        [.. Names.Select(name => new BuiltInPipeline(name, PathOf(name), PipelineDefinition.Load(PathOf(name)).Summary))];

    /// <summary>Reads a built-in pipeline by name, or any file that has an extension or a folder in its path.</summary>
    /// <exception cref="PipelineException">No such name or file, or the file is broken; the message says what to do.</exception>
    public static PipelineDefinition Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (nameOrPath.Length == 0) throw new PipelineException("the pipeline is empty; name a filter, a pipeline file or a network (they are listed by: liveconv pipelines)");
        if (Names.Contains(nameOrPath)) return PipelineDefinition.Load(PathOf(nameOrPath));
        if (File.Exists(nameOrPath)) return PipelineDefinition.Load(nameOrPath);
        if (Path.HasExtension(nameOrPath) || Path.GetFileName(nameOrPath) != nameOrPath)
            throw new PipelineException($"{nameOrPath}: there is no such file");
        throw new PipelineException($"there is no pipeline '{nameOrPath}'{NearestName.Suggest(nameOrPath, Names)}");
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".json");

    private static string[] Find() => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];
}
