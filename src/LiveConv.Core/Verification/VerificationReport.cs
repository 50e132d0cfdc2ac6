using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LiveConv.Verification;

/// <summary>What came out of verifying a pipeline on a number of frames (docs/verification.md).</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Pipeline">Name of the pipeline.</param>
/// <param name="Backend">Word of the executor: gl, cpu, reference.</param>
/// <param name="Device">Its processor, in words.</param>
/// <param name="Frames">Frames checked.</param>
/// <param name="Layers">Layers of the pipeline.</param>
/// <param name="Checked">All values of all layers and of the frame pass, together.</param>
/// <param name="PixelsOffByMoreThan1">Pixels of the pictures that differ by more than 1 in a channel.</param>
/// <param name="FirstMismatch">The first by frame, then by layer; null if there is none.</param>
public sealed record VerificationReport(
    string Source,
    string Pipeline,
    string Backend,
    string Device,
    long Frames,
    int Layers,
    Comparison Checked,
    long PixelsOffByMoreThan1,
    LayerMismatch? FirstMismatch)
{
    /// <summary>Whether every value lies within its bound and every pixel within 1.</summary>
    public bool Passed => Checked.OutsideBound == 0 && PixelsOffByMoreThan1 == 0;

    /// <summary>The object that <c>verify --json</c> prints, on one line.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options)) Write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the object that <c>verify --json</c> prints.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("source", Source);
        json.WriteString("pipeline", Pipeline);
        json.WriteString("backend", Backend);
        json.WriteString("device", Device);
        json.WriteNumber("frames", Frames);
        json.WriteNumber("layers", Layers);
        json.WriteNumber("values", Checked.Values);
        json.WriteNumber("outside_bound", Checked.OutsideBound);
        // JSON has no infinity, which is what an error has where the bound is 0: the largest number stands for it.
        json.WriteNumber("max_error_over_bound", Math.Min(Checked.MaxErrorOverBound, double.MaxValue));
        json.WriteNumber("max_ulp", Checked.MaxUlp);
        json.WriteNumber("pixels_off_by_more_than_1", PixelsOffByMoreThan1);
        json.WritePropertyName("first_mismatch");
        if (FirstMismatch is null) json.WriteNullValue();
        else Write(json, FirstMismatch);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LayerMismatch mismatch)
    {
        json.WriteStartObject();
        json.WriteNumber("frame", mismatch.Frame);
        json.WriteString("layer", mismatch.Layer);
        json.WriteString("op", mismatch.Op);
        json.WriteStartArray("index");
        foreach (var position in mismatch.Index) json.WriteNumberValue(position);
        json.WriteEndArray();
        WriteNumber(json, "expected", mismatch.Expected);
        WriteNumber(json, "actual", mismatch.Actual);
        WriteNumber(json, "bound", mismatch.Bound);
        json.WriteStartArray("products");
        foreach (var term in mismatch.Products)
        {
            json.WriteStartObject();
            json.WriteNumber("channel", term.Channel);
            json.WriteNumber("y", term.Y);
            json.WriteNumber("x", term.X);
            WriteNumber(json, "weight", term.Weight);
            WriteNumber(json, "value", term.Value);
            WriteNumber(json, "product", term.Product);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
