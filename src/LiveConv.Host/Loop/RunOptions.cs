using LiveConv.Host.Commands;

namespace LiveConv.Host.Loop;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="Settings">Source (never null), pipeline, backend, size, rate, threads.</param>
/// <param name="View">The first view: result, side, blend or mosaic.</param>
/// <param name="Out">Where a headless run writes; null chooses a name.</param>
/// <param name="Context">Standard output, standard error, Ctrl+C.</param>
public sealed record RunOptions(FrameSettings Settings, string View, string? Out, CommandContext Context);
