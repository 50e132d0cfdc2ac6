using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Tests.Window;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>What panels allocate on threads beside the display while a scene moves. Alone, since the memory of all threads is counted.</summary>
[Collection(AloneTests.Name)]
public sealed class LabAllocationTests
{
    [Theory]
    [MemberData(nameof(PanelAllocationTests.Panels), MemberType = typeof(PanelAllocationTests))]
    public void Complete_OfAMovingScene_AllocatesNothingBesideTheDisplay(string name, string pipeline)
    {
        const int First = 20, Rounds = 8, Frames = 10;
        using var stage = pipeline == "network" ? new PanelStage(PanelStage.Network()) : PanelStage.OfFilter(pipeline, 160, 90);
        using var panel = PanelTable.Find(name)!.Make(stage.Scene);
        // The reference, with which filters are compared at first, makes tensors as it goes: it is naive on purpose.
        if (panel is ComparePanel) stage.Click(panel, "compare.next");
        using var source = Sources.Open("pattern:shapes", new SourceOptions { Size = new PictureSize(stage.Loaded.Pipeline.Width, stage.Loaded.Pipeline.Height) });
        var frame = new Frame(source.Width, source.Height);
        for (var i = 0; i < First; i++) Next();
        // What the runtime and the other threads of the tests make now and then isn't in every round; what a frame takes is.
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var (own, all) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            for (var i = 0; i < Frames; i++) Next();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - all - (GC.GetAllocatedBytesForCurrentThread() - own));
        }

        Assert.Equal(0, least);

        void Next()
        {
            Assert.True(source.Read(frame));
            stage.Run(panel, frame, isKept: false);
        }
    }
}
