using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>
/// Says for each pixel of a network's input how much it has to do with a unit. Work comes in steps, so that it can be shared with
/// frames and given up: <c>view.Start(input, unit); while (view.Step()) { … }</c>. Nothing allocates after the first step. Not thread-safe;
/// on gl everything belongs to the executor's thread.
/// </summary>
public interface IAttribution : IDisposable
{
    /// <summary>1×1×H×W over the input's pixels, larger for more; always the same tensor, which each step fills. Not normalised: 0 means nothing.</summary>
    Tensor Map { get; }

    /// <summary>The values of the target layer, such as the class scores before softmax, for the input of the last start; valid after the first step.</summary>
    Tensor Scores { get; }

    /// <summary>How many steps one input takes.</summary>
    int Steps { get; }

    /// <summary>Takes an input and a unit; what was under way is given up.</summary>
    /// <param name="input">Values of the network's input, which are copied: read them from a loaded pipeline's graph.</param>
    /// <param name="unit">What is explained.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target has no such unit.</exception>
    void Start(Tensor input, Unit unit);

    /// <summary>Does one step; the map is valid after each, and better after more of them.</summary>
    /// <returns>Whether there are more steps.</returns>
    bool Step();
}
