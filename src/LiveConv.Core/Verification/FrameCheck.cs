using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>Everything an executor computed for one frame, and its check. Reused from frame to frame; keeps the sums over all of them.</summary>
internal sealed class FrameCheck
{
    private const int MostProducts = 25;
    private const int Seed = 1;

    private readonly ILoadedPipeline executor;
    private readonly Graph graph;
    private readonly int sample;
    private readonly Tensor[] values;
    private readonly ErrorModel[] models;
    private readonly Dictionary<Shape, ReferenceOutput> outputs = [];
    private readonly Frame frame;
    private readonly Frame picture;
    private readonly Frame expectedPicture;

    public FrameCheck(ILoadedPipeline executor, int sample)
    {
        this.executor = executor;
        this.sample = sample;
        var pipeline = executor.Pipeline;
        graph = pipeline.Graph;
        values = [.. graph.Nodes.Select(node => node.Constant ?? new Tensor(node.Shape, node.Type))];
        models = [.. graph.Nodes.Select(node => node.IsLayer ? executor.Graph.ErrorModel(node) : ErrorModel.Direct)];
        frame = new Frame(pipeline.Width, pipeline.Height);
        picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
        expectedPicture = new Frame(picture.Width, picture.Height);
    }

    /// <summary>The sum of all comparisons so far.</summary>
    public Comparison Checked { get; private set; }

    /// <summary>Pixels off by more than 1 so far.</summary>
    public long PixelsOff { get; private set; }

    /// <summary>The first mismatch of this slot's frames, which come in order.</summary>
    public LayerMismatch? FirstMismatch { get; private set; }

    /// <summary>Runs the executor on a frame and copies all that it computed.</summary>
    public void Capture(Frame source)
    {
        frame.CopyFrom(source);
        executor.Process(frame);
        executor.ReadPicture(picture);
        foreach (var node in graph.Nodes)
        {
            if (node.Constant is null) executor.Graph.Read(node, values[node.Index]);
        }
    }

    /// <summary>Recomputes everything by the references.</summary>
    public void Check()
    {
        var input = graph.Inputs[0];
        var output = Output(input.Shape);
        executor.Pipeline.Input.Evaluate(frame, output);
        Record(ErrorBound.Check(values[input.Index], output), PipelineVerifier.FrameToTensorName, executor.Pipeline.Input.GetType().Name, input, []);
        foreach (var layer in graph.Layers) CheckLayer(layer);
        CheckPicture();
    }

    private void CheckLayer(Node layer)
    {
        Tensor[] inputs = [.. layer.Inputs.Select(node => values[node.Index])];
        if (sample > 0 && sample < layer.Shape.Count && models[layer.Index].EvaluateElement(layer.Op, inputs, layer.Shape, 0) is not null)
        {
            CheckSample(layer, inputs);
            return;
        }

        var output = Output(layer.Shape);
        models[layer.Index].Evaluate(layer.Op, inputs, output);
        Record(ErrorBound.Check(values[layer.Index], output), layer.Name, layer.Op.Name, layer, inputs);
    }

    private void CheckSample(Node layer, Tensor[] inputs)
    {
        var random = new Random(HashCode(Seed, frame.Number, layer.Index));
        var places = new int[sample];
        var actual = new Tensor(new Shape(sample));
        var output = Output(actual.Shape);
        for (var i = 0; i < sample; i++)
        {
            places[i] = random.Next(layer.Shape.Count);
            actual.Data[i] = values[layer.Index].Data[places[i]];
            var (value, bound) = models[layer.Index].EvaluateElement(layer.Op, inputs, layer.Shape, places[i])!.Value;
            output.Set(i, value, bound);
        }

        var comparison = ErrorBound.Check(actual, output);
        if (comparison.FirstMismatch is { } first) comparison = comparison with { FirstMismatch = first with { Index = places[first.Index] } };
        Record(comparison, layer.Name, layer.Op.Name, layer, inputs);
    }

    private void CheckPicture()
    {
        if (executor.Pipeline.Picture is not { } node) return;
        executor.Pipeline.Output.Evaluate(values[node.Index], expectedPicture);
        for (var i = 0; i < picture.Rgba.Length; i += 4)
        {
            var off = -1;
            for (var c = 3; c >= 0; c--)
            {
                if (Math.Abs(picture.Rgba[i + c] - expectedPicture.Rgba[i + c]) > 1) off = c;
            }

            if (off < 0) continue;
            PixelsOff++;
            int[] index = [0, off, i / 4 / picture.Width, i / 4 % picture.Width];
            FirstMismatch ??= new LayerMismatch(
                frame.Number, PipelineVerifier.TensorToFrameName, nameof(TensorToFrame), index, expectedPicture.Rgba[i + off], picture.Rgba[i + off], 1, []);
        }
    }

    private void Record(Comparison comparison, string name, string op, Node node, Tensor[] inputs)
    {
        Checked = Checked.With(comparison with { FirstMismatch = null });
        if (FirstMismatch is not null || comparison.FirstMismatch is not { } first) return;
        IEnumerable<ProductTerm> products = node.Op is Conv2D conv ? ConvolutionTerms.Enumerate(conv, inputs, node.Shape, first.Index) : [];
        ProductTerm[] largest = [.. products.OrderByDescending(term => Math.Abs(term.Product)).Take(MostProducts)];
        FirstMismatch = new LayerMismatch(frame.Number, name, op, Position(node.Shape, first.Index), first.Expected, first.Actual, first.Bound, largest);
    }

    private ReferenceOutput Output(Shape shape)
    {
        if (!outputs.TryGetValue(shape, out var output)) outputs[shape] = output = new ReferenceOutput(shape);
        return output;
    }

    private static int[] Position(Shape shape, int index)
    {
        var position = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            position[axis] = index % shape[axis];
            index /= shape[axis];
        }

        return position;
    }

    // System.HashCode differs from run to run; samples must not.
    private static int HashCode(int seed, long frame, int layer) => unchecked((int)((((seed * 31L) + frame) * 1_000_003L) + layer));
}
