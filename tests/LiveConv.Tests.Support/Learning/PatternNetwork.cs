using LiveConv.Graphs;
using LiveConv.Learning;
using LiveConv.Learning.Views;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

/// <summary>A network made by hand that detects a cross (class 0) and a ring (class 1) of 5×5 pixels, and a picture with one of each.</summary>
public static class PatternNetwork
{
    private const int Size = 5;
    private const int Height = 30;
    private const int Width = 42;

    /// <summary>Top left pixels of the two.</summary>
    private static readonly (int Row, int Column)[] Places = [(18, 6), (4, 29)];

    private static readonly string[] Patterns =
    [
        "..#....#..#####..#....#..",
        "######...##...##...######",
    ];

    /// <summary>Maps of matches, halved by a max-pool and mixed once more, then the mean of each: scores and their softmax.</summary>
    /// <param name="channelsLast">Whether it takes 1×H×W×C.</param>
    public static Graph Graph(bool channelsLast = false)
    {
        var (weights, mix) = (new Tensor(new Shape(2, 3, Size, Size)), new Tensor(new Shape(2, 2, 3, 3)));
        for (var m = 0; m < 2; m++)
        {
            var mean = Patterns[m].Count(mark => mark == '#') / (float)(Size * Size);
            for (var c = 0; c < 3; c++)
            for (var i = 0; i < Size * Size; i++)
                weights[m, c, i / Size, i % Size] = (c + 1) * ((Patterns[m][i] == '#' ? 1 : 0) - mean);
            for (var i = 0; i < 9; i++) mix[m, m, i / 3, i % 3] = i == 4 ? 1 : 0.25f;
            mix[m, 1 - m, 1, 1] = -0.5f;
        }

        var graph = new GraphBuilder();
        var picture = channelsLast
            ? graph.Add("planes", new Transpose([0, 3, 1, 2]), graph.Input("picture", new Shape(1, Height, Width, 3)))
            : graph.Input("picture", new Shape(1, 3, Height, Width));
        var matches = graph.Add("matches", new Conv2D { Padding = new(2, 2, 2, 2) }, picture, graph.Constant("w", weights), graph.Constant("b", new Tensor(new Shape(2), [-18, -20])));
        var half = graph.Add("half", new MaxPool2D { StrideY = 2, StrideX = 2 }, graph.Add("relu", new Relu(), matches));
        var maps = graph.Add("maps", new Relu(), graph.Add("mix", new Conv2D { Padding = new(1, 1, 1, 1) }, half, graph.Constant("m", mix)));
        var scores = graph.Add("scores", new Reshape(new Shape(1, 2)), graph.Add("mean", new Reduce(ReduceKind.Mean, [2, 3]), maps));
        return graph.Build(graph.Add("probabilities", new Softmax(1), scores));
    }

    /// <summary>The picture: dark, with one of each, the ring weaker so that the cross is the top class.</summary>
    public static Tensor Picture()
    {
        var picture = new Tensor(new Shape(1, 3, Height, Width));
        for (var m = 0; m < 2; m++)
        for (var c = 0; c < 3; c++)
        for (var i = 0; i < Size * Size; i++)
            picture[0, c, Places[m].Row + (i / Size), Places[m].Column + (i % Size)] = Patterns[m][i] == '#' ? 1 - (0.1f * m) : 0;
        return picture;
    }

    /// <summary>Every view of both classes on an executor: the largest value must lie on the pattern.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? CheckViews(IExecutor executor)
    {
        var (graph, picture) = (Graph(), Picture());
        (string Name, Func<IAttribution> Make)[] views =
        [
            ("saliency", () => GradientView.Saliency(graph, executor)),
            ("guided backprop", () => GradientView.Saliency(graph, executor, GradientRule.GuidedBackprop)),
            ("Grad-CAM", () => GradientView.GradCam(graph, executor)),
            ("SmoothGrad", () => new SmoothGrad(graph, executor, samples: 8, noise: 0.05)),
            ("occlusion", () => new OcclusionMap(graph, executor, patch: 7, stride: 3, grey: [0.1f, 0.1f, 0.1f])),
            ("Grad-CAM of the matches", () => GradientView.GradCam(graph, executor, graph.Find("relu"))),
        ];
        foreach (var (name, make) in views)
        {
            using var view = make();
            foreach (var (unit, pattern) in new[] { (Unit.Top, 0), (Unit.At(1), 1), (Unit.At(0), 0) })
                if (Problem(view, picture, unit, pattern) is { } problem) return $"{name} of {unit}: {problem}";
        }

        // A deconvnet doesn't ask where rectifiers were open, so that it only finds the way back from one place.
        using var deconvnet = GradientView.Saliency(graph, executor, GradientRule.Deconvnet, graph.Find("maps"));
        var ring = (Height / 2 * (Width / 2)) + ((Places[1].Row + 2) / 2 * (Width / 2)) + ((Places[1].Column + 2) / 2);
        foreach (var (unit, pattern) in new[] { (Unit.Top, 0), (Unit.At(ring), 1) })
            if (Problem(deconvnet, picture, unit, pattern) is { } problem) return $"deconvnet of {unit}: {problem}";
        return null;
    }

    /// <summary>Whether the largest value of a view lies within two pixels of a pattern (its window and a pixel of the half-sized map).</summary>
    public static string? Problem(IAttribution view, Tensor picture, Unit unit, int pattern)
    {
        view.Start(picture, unit);
        while (view.Step())
        {
        }

        var map = view.Map;
        var peak = Array.IndexOf(map.Data, map.Data.Max());
        var (row, column) = Math.DivRem(peak, Width);
        var (top, left) = Places[pattern];
        if (!(map.Data[peak] > 0)) return $"the largest value is {map.Data[peak]}";
        return row >= top - 2 && row < top + Size + 2 && column >= left - 2 && column < left + Size + 2
            ? null
            : $"the largest value lies at row {row}, column {column}; the pattern begins at row {top}, column {left}";
    }
}
