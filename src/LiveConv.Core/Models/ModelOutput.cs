namespace LiveConv.Models;

/// <summary>What a model.json says of one output.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Range">In words, such as "logits" or "0..1, sums to 1"; empty where it isn't said.</param>
/// <param name="IsNhwc">Whether its layout is stated as NHWC; null where it isn't said.</param>
public sealed record ModelOutput(string Name, string Range = "", bool? IsNhwc = null);
