using Silk.NET.Input;

namespace LiveConv.Host.Loop;

/// <summary>What one or two keys do. Keys that make a character are known by it, so that they are where the user's keyboard has them.</summary>
/// <param name="Label">The keys as people read them.</param>
/// <param name="Action">What happens.</param>
/// <param name="Description">The same in words.</param>
/// <param name="Characters">The characters that do it.</param>
/// <param name="Keys">The keys without a character that do it.</param>
/// <param name="Shift">Whether the keys without a character want Shift held.</param>
public sealed record KeyBinding(string Label, WindowAction Action, string Description, string Characters = "", Key[]? Keys = null, bool Shift = false);
