using LiveConv.Graphs;
using LiveConv.Learning;
using LiveConv.Learning.Views;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Onnx;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Tests.Support.Learning;

/// <summary>Gradients of the networks of the test data.</summary>
public static class NetworkGradients
{
    private const int Directions = 3;

    /// <summary>Networks that are evaluated in double within seconds.</summary>
    public static string[] Small { get; } = ["models/mnist-8", "models/lenet5_tensorspace", "models/tinyvgg_cnnexplainer", "models/resnet20_cifar10", "models/squeezenet_fp16"];

    /// <summary>
    /// More of them, for the reference only. Of their hundred thousands of rectifiers and windows one or another is so near its kink that the rounding
    /// of a faster sum sends the gradient the other way, and one such way is about a thousandth of it.
    /// </summary>
    public static string[] Deep { get; } = ["trained/alexnet64", "trained/googlenet64", "trained/resnet64", "trained/vgg64"];

    /// <summary>
    /// The gradient of a random class score with respect to a noisy picture, along random directions u: g·u against
    /// (f(x + hu) − f(x − hu))/2h with f in double, within a thousandth.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? CheckDirections(string model, IExecutor executor, int seed)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var input = NetworkData.Input(model);
        var range = input.Data.Max() - input.Data.Min();

        // Pictures have places of one colour, whose values are equal below max-pools and rectifiers: kinks, from which noise leads away.
        var noise = Values.Uniform(input.Shape, seed, -0.05f * range, 0.05f * range);
        for (var i = 0; i < noise.Data.Length; i++) input.Data[i] += noise.Data[i];
        var graph = NetworkData.Import(model, input, fuse: true).Graph;
        var target = ClassScores.Of(graph);
        var unit = new Random(seed).Next(target.Shape.Count);
        using var view = GradientView.Saliency(graph, executor);
        view.Start(input, Unit.At(unit));
        view.Step();
        var gradient = new Tensor(view.GradientShape);
        view.ReadGradient(gradient);

        // So small a step crosses next to no kinks of rectifiers, and is far above the rounding of doubles.
        var step = 1e-8 * range;
        var pass = new DoublePass(graph);
        for (var direction = 0; direction < Directions; direction++)
        {
            var u = Values.Uniform(input.Shape, seed + 1 + direction);
            double At(double distance) => pass.Run([.. input.Data.Select((x, i) => x + (distance * u.Data[i]))], target)[unit];
            var expected = (At(step) - At(-step)) / (2 * step);
            double actual = 0;
            for (var i = 0; i < u.Data.Length; i++) actual += (double)gradient.Data[i] * u.Data[i];
            if (!(Math.Abs(actual - expected) <= 1e-3 * Math.Abs(expected))) return $"{model}, class {unit}, direction {direction}: {actual:g9} instead of {expected:g9}";
        }

        return null;
    }

    /// <summary>Every layer of the forward and backward pass of a network against its reference, for its stored input.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? CheckLayers(string model, GradientRule rule, Func<Graph, ILoadedGraph> load)
    {
        var input = NetworkData.Input(model);
        var graph = NetworkData.Import(model, input, fuse: true).Graph;
        var gradient = GradientGraph.Build(graph, ClassScores.Of(graph), [graph.Inputs[0]], rule);
        using var loaded = load(gradient.Graph);
        loaded.SetInput(gradient.Graph.Inputs[0], input);
        loaded.SetInput(gradient.Seed, new Tensor(gradient.Seed.Shape));
        loaded.SetInput(gradient.Top, new Tensor(gradient.Top.Shape, [1f]));
        loaded.Run();
        return LayerCheck.FirstMismatch(loaded) is { } wrong ? $"{model}, {rule}: {wrong}" : null;
    }
}
