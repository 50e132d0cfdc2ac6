using System.Globalization;

namespace LiveConv;

/// <summary>Numbers of things in text for people: one frame, two frames.</summary>
public static class Amount
{
    /// <summary>For example "1 axis", "2 axes".</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="one">The noun for one of them.</param>
    /// <param name="many">The noun for several; null where only an s is added.</param>
    public static string Of(long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {Noun(count, one, many ?? one + "s")}");

    /// <summary>The noun alone, for numbers in a format of their own and text that is written without allocating.</summary>
    public static string Noun(long count, string one, string many) => count == 1 ? one : many;
}
