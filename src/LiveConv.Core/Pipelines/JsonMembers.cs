using System.Collections.Immutable;
using System.Text.Json;
using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>The members of a JSON object, read by name and type. Names that aren't known are refused, with the nearest that is.</summary>
internal sealed class JsonMembers
{
    /// <summary>The most pixels that a window, a step or a border may span: as many as the side of a picture may have.</summary>
    public const int LargestSpan = 16384;

    private static readonly ImmutableArray<string> BorderNames = ["zero", "replicate", "reflect"];
    private readonly JsonValue value;
    private readonly IReadOnlyCollection<string> known;

    /// <param name="value">The object.</param>
    /// <param name="what">What it is, for messages: a layer of op conv2d.</param>
    /// <param name="known">All names that it may have.</param>
    public JsonMembers(JsonValue value, string what, IReadOnlyCollection<string> known)
    {
        this.value = value;
        this.known = known;
        if (value.Kind != JsonTokenType.StartObject) throw value.Wrong("an object");
        foreach (var (name, member) in value.Members)
        {
            if (!known.Contains(name)) throw member.Error($"{what} has no property '{name}'{NearestName.Suggest(name, known)}");
        }
    }

    public JsonValue Value => value;

    public JsonValue? Find(string name)
    {
        // A name that is read but not declared would be missing from the schema too.
        if (!known.Contains(name)) throw new InvalidOperationException($"the property '{name}' is read but not declared");
        return value.Members.GetValueOrDefault(name);
    }

    public JsonValue Require(string name) => Find(name) ?? throw value.Error($"the property '{name}' is missing");

    public double Number(string name, double? otherwise = null)
    {
        var member = otherwise is null ? Require(name) : Find(name);
        return member?.Number() ?? otherwise!.Value;
    }

    public double Positive(string name, double? otherwise = null) =>
        otherwise is { } number && Find(name) is null ? number : Positive(Require(name));

    public int Integer(string name, int least, int? otherwise = null)
    {
        var member = otherwise is null ? Require(name) : Find(name);
        return member?.Integer(least) ?? otherwise!.Value;
    }

    public bool Boolean(string name, bool otherwise) => Find(name)?.Boolean() ?? otherwise;

    public string Choice(string name, ImmutableArray<string> choices, string otherwise)
    {
        if (Find(name) is not { } member) return otherwise;
        var choice = member.String();
        return choices.Contains(choice) ? choice : throw member.Error($"unknown {name} '{choice}'{NearestName.Suggest(choice, choices)}");
    }

    public BorderMode Border(BorderMode otherwise) =>
        Find("border") is null ? otherwise : (BorderMode)BorderNames.IndexOf(Choice("border", BorderNames, ""));

    /// <summary>One number for both, or [rows, columns]; at most <see cref="LargestSpan"/>.</summary>
    public (int Y, int X) IntegerPair(string name, int least, int? otherwise = null)
    {
        var member = otherwise is null ? Require(name) : Find(name);
        return member?.Pair(item => item.Integer(least, LargestSpan)) ?? (otherwise!.Value, otherwise.Value);
    }

    /// <summary><c>"same"</c>, <c>"valid"</c>, one number for all sides, or [top, left, bottom, right].</summary>
    public Padding Padding((int Height, int Width) window, bool same = true)
    {
        var member = Find("padding");
        if (member is null) return same ? Ops.Padding.Same(window.Height, window.Width) : default;
        switch (member.Kind)
        {
            case JsonTokenType.String when member.Text == "same":
                return Ops.Padding.Same(window.Height, window.Width);
            case JsonTokenType.String when member.Text == "valid":
                return default;
            case JsonTokenType.Number:
                var all = member.Integer(0, LargestSpan);
                return new Padding(all, all, all, all);
            case JsonTokenType.StartArray when member.Items.Count == 4:
                var sides = member.Items.ConvertAll(item => item.Integer(0, LargestSpan));
                return new Padding(sides[0], sides[1], sides[2], sides[3]);
            default:
                throw member.Error("must be \"same\", \"valid\", one number, or [top, left, bottom, right]");
        }
    }

    public static double Positive(JsonValue member)
    {
        var number = member.Number();
        return number > 0 ? number : throw member.Error($"must be greater than 0, not {member.Text}");
    }
}
