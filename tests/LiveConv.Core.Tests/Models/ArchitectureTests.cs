using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Models;

/// <summary>The networks have exactly the weights, multiply–adds and shapes that are published.</summary>
public sealed class ArchitectureTests
{
    /// <summary>
    /// Weights: the papers and torchvision's documentation. Multiply–adds: its GFLOPS (0.71, 15.47, 19.63, 1.50, 1.81, 4.09, 0.35, 0.30), to the last one by the
    /// output-size formula.
    /// </summary>
    [Theory]
    [InlineData("lenet5", 61_706, 416_520)]
    [InlineData("alexnet", 61_100_840, 714_188_480)]
    [InlineData("vgg16", 138_357_544, 15_470_264_320)]
    [InlineData("vgg19", 143_667_240, 19_632_062_464)]
    [InlineData("googlenet", 6_624_904, 1_498_376_192)]
    [InlineData("resnet18", 11_689_512, 1_814_073_344)]
    [InlineData("resnet50", 25_557_032, 4_089_184_256)]
    [InlineData("squeezenet", 1_235_496, 349_151_936)]
    [InlineData("mobilenetv2", 3_504_872, 300_774_272)]
    public void Build_Network_HasThePublishedWeightsAndMultiplyAdds(string name, long weights, long multiplyAdds)
    {
        var graph = Architectures.Find(name).Build(new NoWeights());

        // Running means and variances are statistics, not weights.
        Assert.Equal(weights, graph.Layers.Sum(layer => layer.Parameters - (layer.Op is BatchNormalization ? layer.Parameters / 2 : 0)));
        Assert.Equal(multiplyAdds, graph.Layers.Where(layer => layer.Op is Conv2D or Gemm).Sum(layer => layer.MultiplyAdds));
    }

    [Theory]
    [InlineData("lenet5", "conv1 1×6×28×28, pool1 1×6×14×14, conv2 1×16×10×10, pool2 1×16×5×5, flatten 1×400, fc1 1×120, fc2 1×84, fc3 1×10")]
    [InlineData("alexnet", "features.0 1×64×55×55, features.2 1×64×27×27, features.5 1×192×13×13, features.10 1×256×13×13, features.12 1×256×6×6, flatten 1×9216, classifier.4 1×4096, classifier.6 1×1000")]
    [InlineData("vgg16", "features.2 1×64×224×224, features.4 1×64×112×112, features.9 1×128×56×56, features.16 1×256×28×28, features.23 1×512×14×14, features.30 1×512×7×7, flatten 1×25088, classifier.6 1×1000")]
    [InlineData("vgg19", "features.4 1×64×112×112, features.9 1×128×56×56, features.18 1×256×28×28, features.27 1×512×14×14, features.36 1×512×7×7, classifier.0 1×4096, classifier.6 1×1000")]
    [InlineData("googlenet", "conv1.conv 1×64×112×112, maxpool1 1×64×56×56, conv3.conv 1×192×56×56, maxpool2 1×192×28×28, inception3a.concat 1×256×28×28, inception3b.concat 1×480×28×28, maxpool3 1×480×14×14, inception4a.concat 1×512×14×14, inception4d.concat 1×528×14×14, inception4e.concat 1×832×14×14, maxpool4 1×832×7×7, inception5b.concat 1×1024×7×7, avgpool 1×1024×1×1, fc 1×1000")]
    [InlineData("resnet18", "conv1 1×64×112×112, maxpool 1×64×56×56, layer1.1.relu_out 1×64×56×56, layer2.1.relu_out 1×128×28×28, layer3.1.relu_out 1×256×14×14, layer4.1.relu_out 1×512×7×7, avgpool 1×512×1×1, fc 1×1000")]
    [InlineData("resnet50", "conv1 1×64×112×112, maxpool 1×64×56×56, layer1.2.relu_out 1×256×56×56, layer2.3.relu_out 1×512×28×28, layer3.5.relu_out 1×1024×14×14, layer4.2.relu_out 1×2048×7×7, avgpool 1×2048×1×1, fc 1×1000")]
    [InlineData("squeezenet", "features.0 1×64×111×111, features.2 1×64×55×55, features.4.concat 1×128×55×55, features.5 1×128×27×27, features.7.concat 1×256×27×27, features.8 1×256×13×13, features.10.concat 1×384×13×13, features.12.concat 1×512×13×13, classifier.1 1×1000×13×13, flatten 1×1000")]
    [InlineData("mobilenetv2", "features.0.2 1×32×112×112, features.1.conv.2 1×16×112×112, features.3.add 1×24×56×56, features.6.add 1×32×28×28, features.10.add 1×64×14×14, features.13.add 1×96×14×14, features.16.add 1×160×7×7, features.17.conv.3 1×320×7×7, features.18.2 1×1280×7×7, classifier.1 1×1000")]
    public void Build_Network_HasThePublishedShapes(string name, string stages)
    {
        var graph = Architectures.Find(name).Build(new NoWeights());

        Assert.Equal(stages, string.Join(", ", stages.Split(", ").Select(stage => stage.Split(' ')[0]).Select(layer => $"{layer} {graph.Find(layer)!.Shape}")));
        Assert.Equal(stages.Split(", ")[^1].Split(' ')[0], Assert.Single(graph.Outputs).Name);
    }

    [Theory]
    [InlineData("resnet18", "layer2.0.downsample.0.weight", "128×64×1×1")]
    [InlineData("resnet50", "layer4.2.bn3.running_var", "2048")]
    [InlineData("googlenet", "inception4e.branch3.1.conv.weight", "128×32×3×3")]
    [InlineData("vgg19", "features.34.weight", "512×512×3×3")]
    [InlineData("alexnet", "classifier.1.weight", "4096×9216")]
    [InlineData("squeezenet", "features.12.expand3x3.weight", "256×64×3×3")]
    [InlineData("mobilenetv2", "features.1.conv.0.0.weight", "32×1×3×3")]
    [InlineData("mobilenetv2", "features.17.conv.1.0.weight", "960×1×3×3")]
    [InlineData("mobilenetv2", "features.17.conv.3.running_mean", "320")]
    public void Build_Network_NamesItsWeightsAsPyTorchDoes(string name, string weight, string shape) =>
        Assert.Equal(shape, Architectures.Find(name).Build(new NoWeights()).Find(weight)!.Shape.ToString());

    [Theory]
    [InlineData("resnet50")]
    [InlineData("net:resnet50")]
    [InlineData("NET:ResNet-50")]
    [InlineData("resnet_50")]
    public void Find_WaysToWriteAName_AreOneNetwork(string name) => Assert.Equal("resnet50", Architectures.Find(name).Name);

    [Fact]
    public void Find_Misspelt_NamesTheNearest() =>
        Assert.Equal("there is no network 'net:vgg6'; did you mean 'net:vgg16'?", Assert.Throws<PipelineException>(() => Architectures.Find("net:vgg6")).Message);

    [Fact]
    public void SeededWeights_Kernel_AreHeNormalAndTheSameEveryTime()
    {
        var shape = new Shape(256, 128, 3, 3);
        var values = new SeededWeights(7).Get("a", shape, WeightRole.Kernel).Data;

        var deviation = Math.Sqrt(2.0 / (128 * 9));
        var sorted = values.Select(value => value / deviation).Order().ToArray();
        Assert.Equal(0, values.Average() / deviation, 0.01);
        Assert.Equal(1, Math.Sqrt(values.Average(value => (double)value * value)) / deviation, 0.01);
        // Quantiles of the normal distribution.
        Assert.Equal(-1.2816, sorted[sorted.Length / 10], 0.02);
        Assert.Equal(0.6745, sorted[sorted.Length * 3 / 4], 0.02);
        Assert.Equal(2.3263, sorted[sorted.Length * 99 / 100], 0.03);
        Assert.Equal(values, new SeededWeights(7).Get("a", shape, WeightRole.Kernel).Data);
        Assert.NotEqual(values, new SeededWeights(8).Get("a", shape, WeightRole.Kernel).Data);
        Assert.NotEqual(values, new SeededWeights(7).Get("b", shape, WeightRole.Kernel).Data);
    }

    [Fact]
    public void SeededWeights_First_AreTheseOnEveryMachine()
    {
        var values = new SeededWeights().Get("conv1.weight", new Shape(6, 1, 5, 5), WeightRole.LinearKernel).Data;

        Assert.Equal([0.0165630169f, -0.259884536f, 0.128884345f], values[..3]);
    }
}
