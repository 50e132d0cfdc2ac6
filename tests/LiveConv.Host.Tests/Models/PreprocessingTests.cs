using LiveConv.Cpu;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Models;

public class PreprocessingTests
{
    public static TheoryData<string> Models { get; } =
    [
        "bodypix_mnv1_050_s16", "espcn_ppp", "lenet5_tensorspace", "mnist-8", "mobilenetv2_100_224_dq_w16", "resnet20_cifar10", "selfie_general",
        "squeezenet_fp16", "style_candy", "style_mosaic", "tinyvgg_cnnexplainer", "ultraface_version-RFB-320", "yunet_n_320_320",
        "alexnet64", "vgg64", "googlenet64", "resnet64",
    ];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Run_PictureFileOfTheTestCase_GivesTheStoredInputToTheBit(string name)
    {
        var model = TestModel.Open(name);
        var frame = model.ReadTestPicture();
        var tensor = new Tensor(model.Description.Input.OutputShape);
        new FramePassRunner(model.Description.Input, frame.Width, frame.Height, tensor).Run(frame);
        var expected = TensorFile.Read(Path.Combine(model.Folder, "test_data_set_0", "input_0.pb"));
        Assert.Equal(expected.Shape, tensor.Shape);
        var different = tensor.Data.Where((value, i) => value != expected.Data[i]).Count();
        Assert.Equal(0, different);
    }
}
