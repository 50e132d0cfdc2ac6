using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Core.Tests.Pipelines;

public class PipelineErrorTests
{
    [Theory]
    [InlineData("{\n  \"layers\": [\n    { \"op\": \"abs\" }\n    { \"op\": \"abs\" }\n  ]\n}", "p.json:4:5: broken JSON: '{' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("{ \"summary\": \"größer\" x }", "p.json:1:23: broken JSON: 'x' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("{ \"layers\": NaN }", "p.json:1:13: broken JSON: 'N' is an invalid start of a value")]
    [InlineData("", "p.json:1:1: broken JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("{ \"layers\": [", "p.json:1:14: broken JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed")]
    [InlineData("[]", "p.json:1:1: must be an object, not a list")]
    [InlineData("{}", "p.json:1:1: the property 'layers' is missing")]
    [InlineData("{ \"layers\": [] }", "p.json:1:13: layers: there must be at least one layer")]
    [InlineData("{ \"layers\": 3 }", "p.json:1:13: layers: must be a list, not the number 3")]
    [InlineData("{ \"layer\": [] }", "p.json:1:12: layer: a pipeline has no property 'layer'; did you mean 'layers'?")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", "p.json:1:24: name: is given twice; keep one")]
    [InlineData("{ \"input\": { \"color\": \"grey\" } }", "p.json:1:23: input.color: unknown color 'grey'; did you mean 'gray'?")]
    [InlineData("{ \"input\": { \"range\": [1, 0] } }", "p.json:1:23: input.range: the first number must be less than the second")]
    [InlineData("{ \"input\": { \"mirror\": 1 } }", "p.json:1:24: input.mirror: must be true or false, not the number 1")]
    [InlineData("{ \"border\": \"mirror\", \"layers\": [{ \"op\": \"abs\" }] }", "p.json:1:13: border: unknown border 'mirror'; there are zero, replicate, reflect")]
    [InlineData("{ \"layers\": [{ \"op\": \"abs\" }], \"output\": { \"layer\": \"ab\" } }", "p.json:1:53: output.layer: unknown layer 'ab'; did you mean 'abs'?")]
    public void Parse_BadDocument_SaysWhereAndWhat(string json, string message) => Assert.Equal(message, MessageOf(json));

    [Theory]
    [InlineData("\"abs\"", "p.json:1:14: layers[0]: must be an object, not the text \"abs\"")]
    [InlineData("{ \"name\": \"a\" }", "p.json:1:14: layers[0]: the property 'op' is missing")]
    [InlineData("{ \"op\": \"conv\", \"kernel\": \"sobel-x\" }", "p.json:1:22: layers[0].op: unknown op 'conv'; did you mean 'conv2d'?")]
    [InlineData("{ \"op\": \"magnitde\" }", "p.json:1:22: layers[0].op: unknown op 'magnitde'; did you mean 'magnitude'?")]
    [InlineData("{ \"op\": \"conv2d\" }", "p.json:1:14: layers[0]: the property 'kernel' is missing")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobelx\" }", "p.json:1:42: layers[0].kernel: unknown kernel 'sobelx'; did you mean 'sobel-x'?")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"gaussian\" }", "p.json:1:42: layers[0].kernel: 'gaussian' is a generator and needs parameters; write {\"generator\": \"gaussian\", \"size\": …}")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": 3 }", "p.json:1:42: layers[0].kernel: must be rows of numbers, a library name, or an object with a generator, not the number 3")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [] }", "p.json:1:42: layers[0].kernel: the kernel is empty")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [[1, 2], [3]] }", "p.json:1:51: layers[0].kernel[1]: the row has 1 weight, but the first has 2")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [[1, \"NaN\"]] }", "p.json:1:47: layers[0].kernel[0][1]: NaN isn't allowed; numbers must be finite")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [[\"Infinity\"]] }", "p.json:1:44: layers[0].kernel[0][0]: Infinity isn't allowed; numbers must be finite")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [[1e999]] }", "p.json:1:44: layers[0].kernel[0][0]: 1e999 is too large for float32; numbers must be finite")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": [[1, null]] }", "p.json:1:47: layers[0].kernel[0][1]: must be a number, not null")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"weights\": [1e30], \"scale\": 1e30 } }", "p.json:1:42: layers[0].kernel: the kernel has weights that aren't finite; check its parameters")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"gausian\", \"size\": 5 } }", "p.json:1:57: layers[0].kernel.generator: unknown generator 'gausian'; did you mean 'gaussian'?")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"gabor\", \"size\": 5, \"sgma\": 2 } }", "p.json:1:85: layers[0].kernel.sgma: the generator gabor has no property 'sgma'; did you mean 'sigma'?")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"log\", \"size\": 5 } }", "p.json:1:42: layers[0].kernel: the property 'sigma' is missing")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"box\", \"size\": 33 } }", "p.json:1:72: layers[0].kernel.size: must be at most 31, not 33")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"motion\", \"length\": 99 } }", "p.json:1:77: layers[0].kernel.length: must be between 1 and 31, not 99")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"scale\": 2 } }", "p.json:1:42: layers[0].kernel: a kernel needs exactly one of 'generator', 'name' and 'weights'")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"name\": \"sobel-x\", \"normalize\": \"sum\" } }", "p.json:1:76: layers[0].kernel.normalize: the weights sum to 0, so they can't be divided by their sum; use \"magnitudes\"")]
    [InlineData("{ \"op\": \"conv2d\", \"kernels\": [\"roberts-1\", \"sobel-x\"] }", "p.json:1:57: layers[0].kernels[1]: the kernel is 3×3, but the first of the bank is 2×2")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobel-x\", \"stride\": 0 }", "p.json:1:63: layers[0].stride: must be at least 1, not 0")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobel-x\", \"stride\": [1, 1.5] }", "p.json:1:67: layers[0].stride[1]: must be a whole number, not 1.5")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobel-x\", \"stride\": [1] }", "p.json:1:63: layers[0].stride: must be one number or two, [rows, columns], not 1")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobel-x\", \"strid\": 2 }", "p.json:1:62: layers[0].strid: the op conv2d has no property 'strid'; did you mean 'stride'?")]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": \"sobel-x\", \"padding\": \"full\" }", "p.json:1:64: layers[0].padding: must be \"same\", \"valid\", one number, or [top, left, bottom, right]")]
    [InlineData("{ \"op\": \"relu\", \"slope\": 2 }", "p.json:1:39: layers[0].slope: the op relu has no property 'slope'; there are name, op, inputs")]
    [InlineData("{ \"op\": \"median\", \"size\": 4 }", "p.json:1:40: layers[0].size: must be 3, 5 or 7, not 4")]
    [InlineData("{ \"op\": \"hysteresis\", \"low\": 2, \"high\": 1 }", "p.json:1:14: layers[0]: 'low' must not be greater than 'high'")]
    [InlineData("{ \"op\": \"resize\" }", "p.json:1:14: layers[0]: resize needs either 'size' or 'scale'")]
    [InlineData("{ \"op\": \"resize\", \"scale\": 0 }", "p.json:1:41: layers[0].scale: must be greater than 0, not 0")]
    [InlineData("{ \"op\": \"magnitude\" }", "p.json:1:14: layers[0]: the op magnitude takes 2 inputs, not 1")]
    [InlineData("{ \"op\": \"abs\", \"inputs\": \"inptu\" }", "p.json:1:39: layers[0].inputs: unknown layer 'inptu'; did you mean 'input'?")]
    [InlineData("{ \"op\": \"abs\", \"inputs\": [\"b\"] }, { \"name\": \"b\", \"op\": \"abs\" }", "p.json:1:40: layers[0].inputs[0]: the layer 'b' doesn't come before this one; put layers in the order of computation")]
    [InlineData("{ \"op\": \"abs\", \"name\": \"a\" }, { \"op\": \"abs\", \"name\": \"a\" }", "p.json:1:67: layers[1].name: two layers are named 'a'; names must differ")]
    [InlineData("{ \"op\": \"abs\", \"name\": \"input\" }", "p.json:1:37: layers[0].name: the name 'input' is reserved; take another")]
    public void Parse_BadLayer_SaysWhereAndWhat(string layers, string message) => Assert.Equal(message, MessageOf($$"""{ "layers": [{{layers}}] }"""));

    [Theory]
    [InlineData("{ \"op\": \"conv2d\", \"kernel\": { \"generator\": \"box\", \"size\": 9 }, \"padding\": \"valid\" }", "p.json:1:14: layers[0]: layer 'conv2d' (Conv2D): the kernel spans 9 pixels, but the picture has only 4 + 0 of padding")]
    [InlineData("{ \"op\": \"conv2d\", \"kernels\": [\"sobel-x\", \"sobel-y\"] }", "p.json:1:1: layer 'conv2d': a picture is made of 1 or 3 channels, but the output layer is 1×6×4×6; combine its channels with mean-channels or max-channels")]
    [InlineData("{ \"op\": \"max-pool\", \"size\": 2, \"padding\": 2 }", "p.json:1:14: layers[0]: layer 'max-pool' (MaxPool2D): MaxPool2D has a padding as large as its 2×2 window; it must be smaller")]
    [InlineData("{ \"op\": \"normalized-cross-correlation\", \"inputs\": [\"input\", \"pattern\"] }", "p.json:1:1: this pipeline looks for a pattern, but none is given; add --pattern FILE")]
    public void Build_LayerThatDoesNotFit_IsNamed(string layer, string message)
    {
        var definition = PipelineDefinition.Parse($$"""{ "layers": [{{layer}}] }""", "p.json");
        Assert.Equal(message, Assert.Throws<PipelineException>(() => definition.Build(6, 4)).Message);
    }

    [Fact]
    public void Build_PatternTooLarge_SaysWhatToDo()
    {
        var e = Assert.Throws<PipelineException>(() => BuiltInPipelines.Load("pattern").Build(6, 4, new PipelineOptions(new Frame(200, 10))));
        Assert.Equal("the pattern has 200×10 pixels; it can have 127×127 at most: cut out less, or scale it down", e.Message);
    }

    [Fact]
    public void Error_KeepsFileLineColumnAndPath()
    {
        var e = Assert.Throws<PipelineException>(() => PipelineDefinition.Parse("{\n  \"layers\": 1\n}", "p.json"));
        Assert.Equal(("p.json", 2, 13, "layers"), (e.File, e.Line, e.Column, e.Path));
    }

    private static string MessageOf(string json) => Assert.Throws<PipelineException>(() => PipelineDefinition.Parse(json, "p.json")).Message;
}
