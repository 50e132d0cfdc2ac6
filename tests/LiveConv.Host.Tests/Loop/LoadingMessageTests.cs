using System.Diagnostics;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Host.Loop;
using LiveConv.Host.Output;
using LiveConv.Host.Tests.Window;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.Loop;

/// <summary>What the window says while it loads, and that it stops saying it.</summary>
[Collection(AloneTests.Name)]
public sealed class LoadingMessageTests
{
    private const int Width = 320, Height = 240;

    [Theory]
    [InlineData("net:directions")]
    [InlineData("pattern:lines")]
    public void Open_ANetworkOrASource_SaysThatItLoadsUntilItIsThere(string what)
    {
        using var screen = new OffScreen(Width, Height);
        using var session = MakeSession(screen);
        Show(session, () => session.Shown > 0);

        session.Open(what);
        Assert.StartsWith("loading", session.Message, StringComparison.Ordinal);
        Show(session, () => session.HasOpened && session.HasNetworkResult);

        Assert.DoesNotContain("loading", session.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfANetwork_IsRefusedBrieflyAndGivenUp()
    {
        using var screen = new OffScreen(Width, Height);
        using var session = MakeSession(screen);
        Show(session, () => session.Shown > 0);
        session.Open("net:directions");
        Show(session, () => session.HasOpened && session.HasNetworkResult);

        session.Do(WindowAction.Difference);
        session.Update();

        Assert.Contains("panel 8", session.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhatIsNotThere_SaysSoInsteadOfLoading()
    {
        using var screen = new OffScreen(Width, Height);
        using var session = MakeSession(screen);
        Show(session, () => session.Shown > 0);

        session.Open("no-such-file.png");
        Show(session, () => session.HasOpened);

        Assert.Contains("no-such-file.png", session.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("loading", session.Message, StringComparison.Ordinal);
    }

    private static void Show(LiveSession session, Func<bool> until)
    {
        for (var watch = Stopwatch.StartNew(); !until();)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "it doesn't come");
            if (!session.Update()) continue;
            session.Draw(Width, Height, 1);
            session.Presented();
        }
    }

    private static LiveSession MakeSession(OffScreen screen)
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, ErrorIsTerminal: false, CancellationToken.None);
        var settings = new FrameSettings { Source = "pattern:shapes", Pipeline = "sobel", Size = new PictureSize(160, 120), Backend = "cpu" };
        var options = new RunOptions(settings, ("result", new PanelViewOptions()), null, context);
        return new LiveSession(screen.Device, options, BuiltInPipelines.Load("sobel"), LiveSession.OpenSource(options, "pattern:shapes", start: 0));
    }
}
