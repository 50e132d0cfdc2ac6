using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;
using LiveConv.Models.Networks;
using LiveConv.Models.Tasks;

namespace LiveConv.Tests.Support;

/// <summary>Pictures of stripes, and what <c>net:directions</c> says of them.</summary>
public static class Stripes
{
    // As high as the network's input, so that nothing is scaled; the sides are cut off.
    private const int Width = 179, Height = 134;

    /// <summary>Directions in degrees against the clock from level, by class.</summary>
    public static IReadOnlyList<int> Angles { get; } = [0, 45, 90, 135];

    public static ModelDefinition Network { get; } = Load();

    /// <summary>Stripes across the whole picture.</summary>
    /// <param name="angle">Degrees against the clock from level.</param>
    /// <param name="period">Pixels from stripe to stripe.</param>
    /// <param name="phase">Where they begin, in periods.</param>
    /// <param name="contrast">Of black and white; 0 is even grey.</param>
    /// <param name="noise">Standard deviation, as a part of white; seeded.</param>
    /// <param name="isSharp">Edges rather than a wave.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public static Frame Draw(double angle, double period, double phase = 0.1, double contrast = 1, double noise = 0, bool isSharp = false, int width = Width, int height = Height)
    {
        var frame = new Frame(width, height);
        var random = new Random(7);
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        for (var i = 0; i < width * height; i++)
        {
            // y points down, so that a stripe that rises goes to smaller ones.
            var across = (i % width * sin) + (i / width * cos);
            var wave = Math.Sin(2 * Math.PI * ((across / period) + phase));
            if (isSharp) wave = Math.Clamp(wave * period / Math.PI, -1, 1);
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var level = (byte)Math.Round(255 * Math.Clamp(0.5 + (contrast / 2 * wave) + (noise * normal), 0, 1));
            frame.Rgba.AsSpan(i * 4, 4).Fill(level);
            frame.Rgba[(i * 4) + 3] = 255;
        }

        return frame;
    }

    /// <summary>The network for such pictures.</summary>
    public static ILoadedPipeline Load(IExecutor executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        return executor.Load(Network.Build(Width, Height));
    }

    /// <summary>The classes, best first.</summary>
    public static IReadOnlyList<ClassScore> Classify(ILoadedPipeline loaded, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var result = new ModelResult();
        loaded.Process(frame);
        ModelReader.For(loaded)!.Read(default, result);
        return result.Classes;
    }

    private static ModelDefinition Load()
    {
        var architecture = Architectures.Find("directions");
        return ModelLoader.Load(architecture.Name, Graphs.Fusions.GraphFusions.Apply(architecture.Build()), new ModelOptions(), _ => { }, architecture.Description);
    }
}
