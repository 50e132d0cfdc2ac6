using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Models;

/// <summary>A classifier loaded once, for pictures of any size: the product's preprocessing, graph and decoding.</summary>
internal sealed class ClassifierRun : IDisposable
{
    private readonly IExecutor executor;
    private readonly ILoadedGraph loaded;
    private readonly Pipeline pipeline;
    private readonly TaskDecoder decoder;
    private readonly Tensor input;
    private readonly Tensor scores;

    public ClassifierRun(TestModel model, IExecutor executor)
    {
        this.executor = executor;
        var definition = ModelLoader.Load(Path.Combine(model.Folder, "model.onnx"), new ModelOptions(), message => Assert.Fail(message));
        pipeline = definition.Build(8, 8);
        loaded = executor.Load(pipeline.Graph);
        decoder = TaskDecoder.For(pipeline)!;
        input = new Tensor(pipeline.Graph.Inputs[0].Shape);
        scores = new Tensor(decoder.Outputs[0].Shape);
    }

    /// <summary>The five likeliest classes, best first.</summary>
    public IReadOnlyList<ClassScore> Classify(Frame frame)
    {
        new FramePassRunner(pipeline.Input, frame.Width, frame.Height, input).Run(frame);
        loaded.SetInput(pipeline.Graph.Inputs[0], input);
        loaded.Run();
        loaded.Read(decoder.Outputs[0], scores);
        var result = new ModelResult();
        decoder.Decode([scores], result);
        return result.Classes;
    }

    public void Dispose()
    {
        loaded.Dispose();
        executor.Dispose();
    }
}
