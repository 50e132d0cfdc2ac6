using System.Text.Json.Serialization;
using LiveConv.Models;
using LiveConv.Models.Tasks;

namespace LiveConv.Host.Output;

/// <summary>What a network found in a frame: one JSON line of <c>render</c> and <c>run</c>. Members that the task doesn't give are left out.</summary>
/// <param name="Frame">Number of the frame.</param>
/// <param name="Task">classify, segment or detect-face.</param>
/// <param name="Classes">The likeliest classes, or the classes of a segmentation by their share of the picture.</param>
/// <param name="Boxes">What a detector found, best first.</param>
internal sealed record ModelRecord(
    long Frame,
    string Task,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClassEntry>? Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BoxEntry>? Boxes)
{
    public static ModelRecord Of(PipelineModel model, ModelResult result)
    {
        var task = model.Description.Task;
        return new ModelRecord(
            result.Stamp.Number,
            ModelTasks.NameOf(task),
            task == ModelTask.DetectFace ? null : [.. result.Classes.Select(found => new ClassEntry(found.Index, LabelOf(model, found.Index), Math.Round(found.Probability, 5)))],
            task == ModelTask.DetectFace ? [.. result.Boxes.Select(Box)] : null);
    }

    // A network that only tells foreground from background has no class names.
    public static string LabelOf(PipelineModel model, int index) =>
        model.Description is { Task: ModelTask.Segment, Labels.Length: 0 } && index == 0 ? "foreground" : model.LabelOf(index);

    private static BoxEntry Box(DetectedBox box) => new(
        Math.Round(box.Left, 1), Math.Round(box.Top, 1), Math.Round(box.Right - box.Left, 1), Math.Round(box.Bottom - box.Top, 1), Math.Round(box.Score, 4));
}
