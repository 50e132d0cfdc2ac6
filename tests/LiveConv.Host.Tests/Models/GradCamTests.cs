using LiveConv.Cpu;
using LiveConv.Learning.Views;
using LiveConv.Models;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Models;

/// <summary>Whether Grad-CAM of a real network points at what it sees: the largest value inside the object's box.</summary>
public class GradCamTests
{
    private const int Enough = 8;

    /// <summary>
    /// MobileNetV2's last maps are 7×7 on 224×224 pixels: a maximum is the middle of a cell of 32 pixels, any of which may be what it stands for. Three of its ten lie outside their boxes, by 7, 8 and
    /// 11 pixels, for that alone. SqueezeNet's are 13×13 and have no such margin.
    /// </summary>
    private const int HalfCell = 224 / 7 / 2;

    /// <summary>Pictures that networks classify rightly, with boxes drawn by eye on the 224×224 pixels that they see, before any map was computed: columns and rows from and to.</summary>
    private static readonly (string File, int Class, int Left, int Top, int Right, int Bottom)[] Pictures =
    [
        ("n01558993_robin.JPEG", 15, 37, 20, 130, 166),
        ("n01601694_water_ouzel.JPEG", 20, 13, 31, 186, 214),
        ("n01629819_European_fire_salamander.JPEG", 25, 0, 71, 200, 175),
        ("n01774384_black_widow.JPEG", 75, 7, 16, 113, 184),
        ("n01795545_black_grouse.JPEG", 80, 54, 71, 168, 135),
        ("n02077923_sea_lion.JPEG", 150, 12, 49, 223, 184),
        ("n02120505_grey_fox.JPEG", 280, 55, 56, 200, 148),
        ("n04254680_soccer_ball.JPEG", 805, 8, 91, 135, 216),
        ("n04562935_water_tower.JPEG", 900, 33, 16, 194, 223),
        ("n06874185_traffic_light.JPEG", 920, 75, 0, 192, 223),
    ];

    /// <param name="model">Its folder.</param>
    /// <param name="background">Classes before the first of ImageNet's.</param>
    /// <param name="margin">Pixels around a box that count as inside.</param>
    [SkippableTheory]
    [InlineData("squeezenet_fp16", 0, 0)]
    [InlineData("mobilenetv2_100_224_dq_w16", 1, HalfCell)]
    public void GradCam_OfTheTopClass_HasItsMaximumInTheObjectsBox(string model, int background, int margin)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var definition = ModelLoader.Load(TestData.Path("models", model, "model.onnx"), new ModelOptions(), _ => { });
        using var executor = new CpuExecutor();
        using var view = GradientView.GradCam(definition.Build(224, 224).Graph, executor);
        var output = new ReferenceOutput(definition.Description.Input.OutputShape);
        var input = new Tensor(output.Shape);
        var missed = new List<string>();
        foreach (var (file, index, left, top, right, bottom) in Pictures)
        {
            definition.Description.Input.Evaluate(TestModel.ReadPicture(TestData.Path("images", file)), output);
            output.CopyTo(input);
            view.Start(input, Unit.Top);
            view.Step();
            Assert.Equal(Unit.At(index + background), Unit.Top.Find(view.Scores));
            var (row, column) = Math.DivRem(Array.IndexOf(view.Map.Data, view.Map.Data.Max()), view.Map.Shape.W);
            if (row < top - margin || row > bottom + margin || column < left - margin || column > right + margin) missed.Add($"{file}: row {row}, column {column}");
        }

        Assert.True(Pictures.Length - missed.Count >= Enough, string.Join("; ", missed));
    }
}
