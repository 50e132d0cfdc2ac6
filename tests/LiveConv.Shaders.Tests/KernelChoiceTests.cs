using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using Xunit;

namespace LiveConv.Shaders.Tests;

[Collection(GlTests.Name)]
public sealed class KernelChoiceTests(GlFixture gl) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-kernels").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("llvmpipe (LLVM 15.0.6, 256 bits)", true, null)]
    [InlineData("zink Vulkan 1.3(llvmpipe (LLVM 19.1.7, 512 bits))", true, null)]
    [InlineData("D3D12 (Microsoft Basic Render Driver)", true, null)]
    [InlineData("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))", true, null)]
    [InlineData("NVIDIA H200/PCIe/SSE2", false, KernelFamily.Hardware)]
    [InlineData("AMD Radeon RX 7900 XTX (radeonsi, navi31)", false, KernelFamily.Hardware)]
    [InlineData("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", false, KernelFamily.Hardware)]
    [InlineData("something new", false, null)]
    public void Named_Renderers_AreKnownByTheirWords(string renderer, bool isSoftware, KernelFamily? named)
    {
        Assert.Equal(isSoftware, GlDevice.IsSoftwareRenderer(renderer));
        if (!isSoftware) Assert.Equal(named, KernelChoice.Named(renderer));
    }

    [Theory]
    [InlineData(1, 2, KernelFamily.Hardware)]
    [InlineData(2, 1, KernelFamily.Software)]
    public void Remembered_UnknownDevice_IsMeasuredOnce(double hardware, double software, KernelFamily expected)
    {
        var measurements = 0;
        for (var start = 0; start < 2; start++) Assert.Equal(expected, KernelChoice.Remembered("something new", folder, Measure));
        Assert.Equal(2, measurements);

        KernelChoice.Remembered("something newer", folder, Measure);
        Assert.Equal(4, measurements);

        double Measure(KernelFamily family)
        {
            measurements++;
            return family == KernelFamily.Hardware ? hardware : software;
        }
    }

    [Fact]
    public void Remembered_DamagedFile_IsMeasuredAgain()
    {
        KernelChoice.Remembered("something new", folder, _ => 1);
        File.WriteAllText(Directory.GetFiles(folder).Single(), "7");

        Assert.Equal(KernelFamily.Software, KernelChoice.Remembered("something new", folder, family => family == KernelFamily.Software ? 1 : 2));
    }

    [Fact]
    public void Asked_AnotherWord_SaysWhichThereAre()
    {
        Assert.Null(KernelChoice.Asked(null));
        Assert.Equal(KernelFamily.Hardware, KernelChoice.Asked("hardware"));
        Assert.Equal(KernelFamily.Software, KernelChoice.Asked("software"));
        var failure = Assert.Throws<GlException>(() => KernelChoice.Asked("fast"));
        Assert.Equal("LIVECONV_KERNELS=fast: the families of kernels are software and hardware", failure.Message);
    }

    [Fact]
    public void For_ThisDevice_MeasuresWithoutAnError() => gl.Run(() =>
    {
        using var programs = new ProgramCache(gl.Executor.Device);
        foreach (var family in Enum.GetValues<KernelFamily>()) Assert.InRange(KernelChoice.Measure(gl.Executor.Device, programs, family), 1e-6, 60_000);
        gl.Executor.Device.Check();
    });
}
