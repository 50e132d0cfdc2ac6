using System.Globalization;
using System.Text.Json;

namespace LiveConv.Pipelines;

/// <summary>A value in a JSON document that knows where it stands, so that every message can say so.</summary>
internal sealed class JsonValue(string file, int line, int column, string path, JsonTokenType kind, string text)
{
    public string Path { get; } = path;

    /// <summary>StartObject, StartArray, String, Number, True, False or Null.</summary>
    public JsonTokenType Kind { get; } = kind;

    /// <summary>The characters of a string, the digits of a number as written.</summary>
    public string Text { get; } = text;

    public List<JsonValue> Items { get; } = [];

    public Dictionary<string, JsonValue> Members { get; } = [];

    public PipelineException Error(string problem) => new(file, line, column, Path, problem);

    /// <summary>A finite float32 number.</summary>
    public double Number()
    {
        if (Kind == JsonTokenType.String && Text is "NaN" or "Infinity" or "-Infinity")
            throw Error($"{Text} isn't allowed; numbers must be finite");
        if (Kind != JsonTokenType.Number) throw Wrong("a number");
        var value = double.Parse(Text, CultureInfo.InvariantCulture);
        if (!float.IsFinite((float)value)) throw Error($"{Text} is too large for float32; numbers must be finite");
        return value;
    }

    public int Integer(int least, int most = int.MaxValue)
    {
        var value = Number();
        if (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue) throw Error($"must be a whole number, not {Text}");
        if (value < least) throw Error($"must be at least {least}, not {Text}");
        if (value > most) throw Error($"must be at most {most}, not {Text}");
        return (int)value;
    }

    public string String() => Kind == JsonTokenType.String ? Text : throw Wrong("a text in quotes");

    public bool Boolean() => Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong("true or false"),
    };

    public List<JsonValue> Array() => Kind == JsonTokenType.StartArray ? Items : throw Wrong("a list");

    /// <summary>Rows and columns: one number for both, or [rows, columns].</summary>
    public (T Y, T X) Pair<T>(Func<JsonValue, T> read)
    {
        if (Kind != JsonTokenType.StartArray) return (read(this), read(this));
        if (Items.Count != 2) throw Error($"must be one number or two, [rows, columns], not {Items.Count}");
        return (read(Items[0]), read(Items[1]));
    }

    public PipelineException Wrong(string wanted) => Error($"must be {wanted}, not {Describe()}");

    private string Describe() => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"the text \"{Text}\"",
        JsonTokenType.Number => $"the number {Text}",
        JsonTokenType.Null => "null",
        _ => Kind == JsonTokenType.True ? "true" : "false",
    };
}
