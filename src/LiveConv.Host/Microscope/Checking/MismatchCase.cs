using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveConv.Host.Output;
using LiveConv.Pipelines;

namespace LiveConv.Host.Microscope.Checking;

/// <summary>A mismatch on disk, so that it can be seen again: the frame, and what was wrong in it.</summary>
internal static class MismatchCase
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes frame.png and case.json into a new folder.</summary>
    /// <param name="folder">Where the new folder goes.</param>
    /// <param name="mismatch">What was found.</param>
    /// <param name="pipeline">The pipeline that ran.</param>
    /// <param name="named">What the pipeline is called on the command line.</param>
    /// <param name="backend">The executor's name.</param>
    /// <param name="device">The processor, in words.</param>
    /// <returns>The new folder.</returns>
    /// <exception cref="OutputException">It can't be written.</exception>
    public static string Save(string folder, LiveMismatch mismatch, Pipeline pipeline, string named, string backend, string device)
    {
        var target = Path.Combine(folder, $"mismatch-{pipeline.Name.Replace(':', '-')}-{mismatch.Frame.Number}");
        try
        {
            Directory.CreateDirectory(target);
            using (var sink = new PictureSink(Path.Combine(target, "frame.png"), pipeline.Name))
            {
                sink.Write(mismatch.Frame);
                sink.Commit();
            }

            var record = new JsonObject
            {
                ["pipeline"] = named,
                ["backend"] = backend,
                ["device"] = device,
                ["frame"] = mismatch.Frame.Number,
                ["layer"] = mismatch.Layer.Name,
                ["op"] = mismatch.Layer.Op.Name,
                ["index"] = mismatch.Index,
                ["actual"] = mismatch.Actual.ToString("R", CultureInfo.InvariantCulture),
                ["expected"] = mismatch.Expected.ToString("R", CultureInfo.InvariantCulture),
                ["bound"] = mismatch.Bound.ToString("R", CultureInfo.InvariantCulture),
                ["replay"] = $"liveconv verify --source frame.png --pipeline {named} --backend {backend}",
            };
            File.WriteAllText(Path.Combine(target, "case.json"), record.ToJsonString(Indented) + "\n");
            return target;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{target}: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }
}
