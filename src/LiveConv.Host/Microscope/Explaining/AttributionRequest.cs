using LiveConv.Graphs;
using LiveConv.Learning.Views;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>What is to be explained, and how.</summary>
/// <param name="Method">How.</param>
/// <param name="Target">The layer of the unit; null for the class scores.</param>
/// <param name="Unit">The unit of that layer.</param>
/// <param name="HasSigns">Whether gradients keep their signs: of each pixel that of the channel with the largest one.</param>
/// <param name="IsCloseUp">Whether only the part of the picture is shown that the unit depends on.</param>
internal readonly record struct AttributionRequest(AttributionMethod Method, Node? Target, Unit Unit, bool HasSigns, bool IsCloseUp);
