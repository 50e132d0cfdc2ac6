using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Verification;

/// <summary>Runs another graph than it was given: an executor with a fault in one layer. Everything else about it is right.</summary>
internal sealed class SabotagedExecutor(Func<Node, Op>? op = null, Func<Node, Tensor>? constant = null, Action<Frame>? picture = null) : IExecutor
{
    public string Backend => "sabotaged";

    public string Device => "a faulty one";

    /// <summary>What its kernels declare about their rounding.</summary>
    public Func<Node, ErrorModel> ModelOf { get; init; } = _ => ErrorModel.Direct;

    public ILoadedGraph Load(Graph graph) => throw new NotSupportedException();

    public ILoadedPipeline Load(Pipeline pipeline)
    {
        var builder = new GraphBuilder();
        var nodes = new List<Node>();
        foreach (var node in pipeline.Graph.Nodes)
        {
            var changed = node.Constant is null ? op?.Invoke(node) ?? node.Op : new Constant(constant?.Invoke(node) ?? node.Constant);
            nodes.Add(builder.Add(node.Name, changed, [.. node.Inputs.Select(input => nodes[input.Index])]));
        }

        var result = nodes[pipeline.Picture!.Index];
        return new Loaded(pipeline, new ReferencePipeline(pipeline with { Graph = builder.Build(result), Picture = result }), picture, ModelOf);
    }

    public void Dispose()
    {
    }

    private sealed class Loaded(Pipeline pipeline, ReferencePipeline faulty, Action<Frame>? picture, Func<Node, ErrorModel> modelOf) : ILoadedPipeline, ILoadedGraph
    {
        public Pipeline Pipeline => pipeline;

        ILoadedGraph ILoadedPipeline.Graph => this;

        Graph ILoadedGraph.Graph => pipeline.Graph;

        public IReadOnlyList<Step> Steps => faulty.Steps;

        public void Process(Frame frame) => faulty.Process(frame);

        public void ReadPicture(Frame destination)
        {
            faulty.ReadPicture(destination);
            picture?.Invoke(destination);
        }

        public void SetInput(Node input, Tensor values) => throw new NotSupportedException();

        public void Run() => throw new NotSupportedException();

        public void Read(Node node, Tensor destination) => faulty.Graph.Read(faulty.Pipeline.Graph.Nodes[node.Index], destination);

        public ErrorModel ErrorModel(Node layer) => modelOf(layer);

        public void Dispose() => faulty.Dispose();
    }
}
