using System.Text;
using System.Text.Json;

namespace LiveConv.Pipelines;

/// <summary>Reads a JSON document, with comments and trailing commas, into values that know their line and column.</summary>
internal sealed class JsonText
{
    private readonly string file;
    private readonly byte[] bytes;
    private readonly List<int> lineStarts = [0];

    private JsonText(string text, string file)
    {
        this.file = file;
        bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n') lineStarts.Add(i + 1);
        }
    }

    /// <exception cref="PipelineException">Broken JSON; the message names line and column.</exception>
    public static JsonValue Parse(string text, string file)
    {
        var source = new JsonText(text, file);
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        var reader = new Utf8JsonReader(source.bytes, options);
        try
        {
            reader.Read();
            var root = source.Value(ref reader, "");
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            var (row, column) = source.Place(source.lineStarts[Math.Min(line, source.lineStarts.Count - 1)] + (int)(e.BytePositionInLine ?? 0));
            throw new PipelineException(file, row, column, "", "broken JSON: " + Problem(e.Message));
        }
    }

    private JsonValue Value(ref Utf8JsonReader reader, string path)
    {
        var (line, column) = Place((int)reader.TokenStartIndex);
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => "",
        };
        var value = new JsonValue(file, line, column, path, reader.TokenType, text);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) value.Items.Add(Value(ref reader, $"{path}[{value.Items.Count}]"));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                var member = Value(ref reader, path.Length == 0 ? name : $"{path}.{name}");
                if (!value.Members.TryAdd(name, member)) throw member.Error("is given twice; keep one");
            }
        }

        return value;
    }

    private (int Line, int Column) Place(int offset)
    {
        offset = Math.Min(offset, bytes.Length);
        var line = lineStarts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        return (line + 1, Encoding.UTF8.GetCharCount(bytes.AsSpan(lineStarts[line], offset - lineStarts[line])) + 1);
    }

    // The reader's messages end in a place of their own, counted in bytes from 0.
    private static string Problem(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.').ReplaceLineEndings(" ");
    }
}
