using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Reference;

public class ReferenceExecutorTests
{
    [Fact]
    public void Run_TwoLayers_FeedsOneIntoTheOther()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 1, 3));
        var difference = builder.Add("difference", new Conv2D(), x, builder.Constant("w", new Tensor(new Shape(1, 1, 1, 2), [-1, 1])));
        var positive = builder.Add("positive", new Relu(), difference);
        using var executor = new ReferenceExecutor();
        using var loaded = executor.Load(builder.Build(positive));
        loaded.SetInput(x, new Tensor(x.Shape, [5, 2, 9]));
        loaded.Run();
        Assert.Equal([-3, 7], Read(loaded, difference));
        Assert.Equal([0, 7], Read(loaded, positive));
        Assert.Equal(["difference", "positive"], loaded.Steps.Select(step => step.Name));
    }

    [Fact]
    public void Process_GrayPipeline_GivesAPictureWithTheFramesNumber()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 1, 2));
        var negative = builder.Add("negative", new Affine(-1, 1), x);
        var pipeline = new Pipeline("negative", "", 2, 1, new FrameToTensor(FrameColor.Gray), builder.Build(negative), negative, new TensorToFrame());
        using var executor = new ReferenceExecutor();
        using var loaded = executor.Load(pipeline);
        var frame = new Frame(2, 1) { Number = 7 };
        frame.Rgba[0] = frame.Rgba[1] = frame.Rgba[2] = 255;
        loaded.Process(frame);
        var picture = new Frame(2, 1);
        loaded.ReadPicture(picture);
        Assert.Equal([0, 0, 0, 255, 255, 255, 255, 255], picture.Rgba);
        Assert.Equal(7, picture.Number);
    }

    private static float[] Read(ILoadedGraph loaded, Node node)
    {
        var tensor = new Tensor(node.Shape);
        loaded.Read(node, tensor);
        return tensor.Data;
    }
}
