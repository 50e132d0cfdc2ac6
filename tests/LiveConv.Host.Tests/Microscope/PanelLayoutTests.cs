using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>Panels in the tiles of windows from 800×600 to 1920×1080, alone and with all nine open.</summary>
public sealed class PanelLayoutTests
{
    public static TheoryData<string, string, int, int> Tiles()
    {
        var cases = new TheoryData<string, string, int, int>();
        foreach (var entry in PanelTable.Entries)
        {
            foreach (var (width, height) in ((int, int)[])[(196, 118), (293, 122), (330, 160), (500, 200), (510, 280), (788, 530), (1268, 620)])
            {
                cases.Add(entry.Name, "network", width, height);
                cases.Add(entry.Name, "sobel", width, height);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Tiles))]
    public void Draw_InATileOfThisSize_LeavesNoWordOfAButtonCut(string name, string pipeline, int width, int height)
    {
        using var stage = pipeline == "network" ? new PanelStage(PanelStage.Network(), 1300, 640) : PanelStage.OfFilter(pipeline);
        using var panel = PanelTable.Find(name)!.Make(stage.Scene);
        for (var i = 0; i < 3; i++) stage.Run(panel, i);
        stage.Draw(panel, new Box(4, 4, width, height));

        Assert.Equal(0, stage.Ui.CutLabels);
    }
}
