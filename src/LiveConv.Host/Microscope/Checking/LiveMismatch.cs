using LiveConv.Frames;
using LiveConv.Graphs;

namespace LiveConv.Host.Microscope.Checking;

/// <summary>A value that lies outside its bound, and the frame in which it did.</summary>
/// <param name="Layer">Where.</param>
/// <param name="Index">Row-major index in the layer's output.</param>
/// <param name="Actual">What the executor computed.</param>
/// <param name="Expected">The same in double, from the executor's own inputs of the layer.</param>
/// <param name="Bound">The largest error that is allowed.</param>
/// <param name="Frame">A copy of the frame.</param>
internal sealed record LiveMismatch(Node Layer, int Index, double Actual, double Expected, double Bound, Frame Frame);
