using System.Globalization;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>The same work here and by a peer.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Threads">By how many threads, on both sides.</param>
/// <param name="Ours">Our time in milliseconds.</param>
/// <param name="Peer">The peer's, or null where it is missing.</param>
/// <param name="Targets">What is asked of it.</param>
internal sealed record Comparison(string Work, int Threads, double Ours, double? Peer, params IReadOnlyList<Target> Targets)
{
    /// <summary>What reading and writing as many values takes alone, in milliseconds; null where that wasn't measured.</summary>
    public double? Copy { get; init; }

    /// <summary>The columns of <see cref="ToRow"/>.</summary>
    /// <param name="peer">The peer's name.</param>
    /// <param name="copies">Whether rows have a <see cref="Copy"/>.</param>
    public static IReadOnlyList<string> Columns(string peer, bool copies = false) =>
        ["work", "threads", "LiveConv ms", $"{peer} ms", "LiveConv ÷ peer", .. copies ? (string[])["a copy ms (÷ peer)"] : [], "target"];

    public Row ToRow() => new(
        [
            Work,
            $"{Threads}",
            Number(Ours),
            Peer is { } time ? Number(time) : "missing",
            Peer is { } other ? string.Create(CultureInfo.InvariantCulture, $"{Ours / other:0.00}") : "",
            .. Copy is { } copy ? (string[])[Peer is { } its ? string.Create(CultureInfo.InvariantCulture, $"{Number(copy)} ({copy / its:0.00})") : Number(copy)] : [],
            string.Join(", ", Targets),
        ],
        Peer is null || Targets.Any(target => !target.IsMet));

    /// <summary>Three digits: 0.148, 4.39, 38.6, 121.</summary>
    public static string Number(double milliseconds) => milliseconds.ToString(
        milliseconds switch { < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}
