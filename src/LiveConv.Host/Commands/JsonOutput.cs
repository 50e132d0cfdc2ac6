using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveConv.Host.Commands.Inspection;
using LiveConv.Host.Loop;
using LiveConv.Host.Output;
using LiveConv.Host.Sweeps;

namespace LiveConv.Host.Commands;

/// <summary>JSON on standard output: names in snake_case, numbers with a decimal point.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(SweepReport))]
[JsonSerializable(typeof(ConformanceReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(IReadOnlyList<PipelineEntry>))]
[JsonSerializable(typeof(IReadOnlyList<SourceEntry>))]
[JsonSerializable(typeof(IReadOnlyList<ModelEntry>))]
[JsonSerializable(typeof(Detection))]
[JsonSerializable(typeof(ModelRecord))]
[JsonSerializable(typeof(WindowSettings))]
internal sealed partial class JsonOutput : JsonSerializerContext
{
    // Device names and messages hold × and ≤; nothing here goes into HTML.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>One value, indented, and a line end.</summary>
    public static void Write<T>(TextWriter output, T value, JsonTypeInfo<T> type) => output.WriteLine(Serialize(value, type, indented: true));

    /// <summary>One value on one line.</summary>
    public static void WriteLine<T>(TextWriter output, T value, JsonTypeInfo<T> type) => output.WriteLine(Serialize(value, type, indented: false));

    private static string Serialize<T>(T value, JsonTypeInfo<T> type, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = Encoder })) JsonSerializer.Serialize(writer, value, type);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
