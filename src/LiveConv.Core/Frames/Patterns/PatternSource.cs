using System.Diagnostics;
using LiveConv.Pipelines;

namespace LiveConv.Frames.Patterns;

/// <summary>
/// The source <c>pattern:NAME</c>: a moving scene by formula, so that everything works without a camera. Frame n depends only on n
/// and the size. Reading allocates nothing.
/// </summary>
public sealed class PatternSource : IFrameSource
{
    private static readonly (string Name, Func<int, int, Scene> Create)[] Scenes =
    [
        ("shapes", (w, h) => new ShapesScene(w, h)),
        ("lines", (w, h) => new LinesScene(w, h)),
        ("circles", (w, h) => new CirclesScene(w, h)),
        ("corners", (w, h) => new CornersScene(w, h)),
        ("stripes", (w, h) => new StripesScene(w, h)),
        ("text", (w, h) => new TextScene(w, h)),
        ("noise", (w, h) => new NoiseScene(w, h)),
        ("checker", (w, h) => new CheckerScene(w, h)),
        ("gradient", (w, h) => new GradientScene(w, h)),
        ("zoneplate", (w, h) => new ZonePlateScene(w, h)),
    ];

    private readonly Scene scene;
    private readonly long start = Stopwatch.GetTimestamp();

    /// <param name="name">One of <see cref="Names"/>, with or without <c>pattern:</c>; empty is the first.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="frames">Number of frames; null is endless.</param>
    /// <param name="live">Gives frames by the clock, as a camera does: a late reader finds numbers missing.</param>
    /// <exception cref="SourceException">No such scene; the message suggests the nearest.</exception>
    public PatternSource(string name, int width, int height, long? frames = null, bool live = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var word = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        var (known, create) = word.Length == 0 ? Scenes[0] : Scenes.FirstOrDefault(entry => entry.Name == word);
        if (create is null) throw new SourceException($"{Prefix}{word}: there is no such scene{NearestName.Suggest(word, Names)}");
        Name = Prefix + known;
        Width = width;
        Height = height;
        FrameCount = frames;
        IsLive = live;
        scene = create(width, height);
    }

    /// <summary>Frames a second where nothing else is asked for.</summary>
    public const double DefaultFramesPerSecond = 30;

    /// <summary>What the name of such a source begins with.</summary>
    public const string Prefix = "pattern:";

    /// <summary>All scenes, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Scenes.Select(scene => scene.Name)];

    public string Name { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Rate of the scene's clock; which picture a number has doesn't depend on it.</summary>
    public double FramesPerSecond { get; init; } = DefaultFramesPerSecond;

    public long? FrameCount { get; }

    public bool IsLive { get; }

    /// <summary>The number of the frame that is read next.</summary>
    public long Next { get; set; }

    public bool Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"{Name} gives frames of {Width}×{Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        if (IsLive) WaitForTheClock();
        if (Next >= FrameCount) return false;
        scene.Draw(frame, Next);
        frame.Number = Next++;
        frame.CaptureTime = Stopwatch.GetTimestamp();
        return true;
    }

    public void Dispose()
    {
    }

    private void WaitForTheClock()
    {
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Next = Math.Max(Next, (long)(elapsed * FramesPerSecond));
        var wait = (Next / FramesPerSecond) - elapsed;
        if (wait > 0) Thread.Sleep(TimeSpan.FromSeconds(wait));
    }
}
