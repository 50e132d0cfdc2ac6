using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Models;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Models;

/// <summary>A model of the test data, with its picture.</summary>
internal sealed class TestModel
{
    private const int DigitSide = 28;

    private TestModel(string folder) => (Folder, Description) = (folder, ModelDescription.Load(Path.Combine(folder, ModelDescription.FileName)));

    public string Folder { get; }

    public ModelDescription Description { get; }

    /// <summary>Skips the test where the data are absent.</summary>
    public static TestModel Open(string name)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        return new TestModel(Directory.Exists(TestData.Path("models", name)) ? TestData.Path("models", name) : TestData.Path("trained", name));
    }

    /// <summary>A picture file as the product decodes it.</summary>
    public static Frame ReadPicture(string file)
    {
        using var source = new PictureSource(file, [file], new SourceOptions());
        var frame = new Frame(source.Width, source.Height);
        Assert.True(source.Read(frame));
        return frame;
    }

    /// <summary>One of the digits as a grey frame.</summary>
    public static Frame ReadDigit(int index)
    {
        var pixels = new byte[DigitSide * DigitSide];
        using var file = File.OpenRead(TestData.Path("digits", "digits_1000x28x28.u8"));
        file.Position = (long)index * pixels.Length;
        file.ReadExactly(pixels);
        var frame = new Frame(DigitSide, DigitSide);
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = i % 4 == 3 ? (byte)255 : pixels[i / 4];
        return frame;
    }

    /// <summary>The picture of the model's test case, before any scaling.</summary>
    public Frame ReadTestPicture()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "picture.txt"));
        return lines.Length > 1 && lines[1].StartsWith("index ", StringComparison.Ordinal)
            ? ReadDigit(int.Parse(lines[1].AsSpan(6), System.Globalization.CultureInfo.InvariantCulture))
            : ReadPicture(TestData.Path(lines[0]));
    }
}
