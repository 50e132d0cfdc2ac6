using LiveConv.Pipelines;

namespace LiveConv.Models;

/// <summary>The words for tasks in model.json and on the command line.</summary>
public static class ModelTasks
{
    private static readonly Dictionary<string, ModelTask> Words = new()
    {
        ["features"] = ModelTask.Features,
        ["classify"] = ModelTask.Classify,
        ["digits"] = ModelTask.Classify,
        ["image"] = ModelTask.Image,
        ["style"] = ModelTask.Image,
        ["edges"] = ModelTask.Image,
        ["denoise"] = ModelTask.Image,
        ["super-resolution"] = ModelTask.SuperResolution,
        ["segment"] = ModelTask.Segment,
        ["detect-face"] = ModelTask.DetectFace,
    };

    /// <summary>All words.</summary>
    public static IReadOnlyCollection<string> Names => Words.Keys;

    /// <summary>The task of a word, or null.</summary>
    public static ModelTask? Find(string word) => Words.TryGetValue(word, out var task) ? task : null;

    /// <summary>The word that stands for a task in results.</summary>
    public static string NameOf(ModelTask task) => Words.First(word => word.Value == task).Key;

    /// <summary>The nearest word, for messages.</summary>
    internal static string Suggest(string word) => NearestName.Suggest(word, Words.Keys);
}
