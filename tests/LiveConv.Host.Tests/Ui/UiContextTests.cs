using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using Xunit;

namespace LiveConv.Host.Tests.Ui;

public sealed class UiContextTests
{
    private readonly UiContext ui = new();
    private readonly UiInput input = new();
    private readonly FrameCanvas canvas = new();
    private readonly Frame frame = new(200, 100);

    [Fact]
    public void Button_PressedAndReleasedOverIt_IsClickedOnce()
    {
        var box = new Box(10, 10, 50, 20);
        input.Move(20, 15);
        input.Press();
        Assert.False(Draw(() => ui.Button("b", box, "go", "goes")));
        input.Release();
        Assert.True(Draw(() => ui.Button("b", box, "go", "goes")));
        Assert.False(Draw(() => ui.Button("b", box, "go", "goes")));
    }

    [Fact]
    public void Button_PressedElsewhereAndReleasedOverIt_IsNotClicked()
    {
        var box = new Box(10, 10, 50, 20);
        input.Move(100, 80);
        input.Press();
        Draw(() => ui.Button("b", box, "go", "goes"));
        input.Move(20, 15);
        input.Release();

        Assert.False(Draw(() => ui.Button("b", box, "go", "goes")));
    }

    [Fact]
    public void Button_PressedAndReleasedBetweenTwoPictures_IsClicked()
    {
        input.Move(20, 15);
        input.Press();
        input.Release();

        Assert.True(Draw(() => ui.Button("b", new Box(10, 10, 50, 20), "go", "goes")));
    }

    [Fact]
    public void Slider_DraggedBeyondItsEnd_StaysAtItsEnd()
    {
        var (box, value) = (new Box(10, 10, 101, 20), 0.3);
        input.Move(60, 15);
        input.Press();
        Assert.True(Draw(() => ui.Slider("s", box, ref value, -1, 1, "", "")));
        Assert.Equal(0, value, 12);
        input.Move(190, 90);
        Draw(() => ui.Slider("s", box, ref value, -1, 1, "", ""));
        Assert.Equal(1, value);
    }

    [Fact]
    public void Number_ClickedAndTyped_TakesItWithEnter()
    {
        var (box, value) = (new Box(10, 10, 50, 20), 3.0);
        Click(20, 15, () => ui.Number("n", box, ref value, 1, ""));
        Assert.True(ui.WantsKeys);
        foreach (var character in "-2.5") input.Type(character);
        Assert.False(Draw(() => ui.Number("n", box, ref value, 1, "")));
        input.Type(UiKey.Enter);

        Assert.True(Draw(() => ui.Number("n", box, ref value, 1, "")));
        Assert.Equal(-2.5, value);
        Assert.False(ui.WantsKeys);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("abc")]
    [InlineData("")]
    public void Number_TypedNonsense_KeepsItsValue(string text)
    {
        var (box, value) = (new Box(10, 10, 50, 20), 3.0);
        Click(20, 15, () => ui.Number("n", box, ref value, 1, ""));
        foreach (var character in text) input.Type(character);
        input.Type(UiKey.Enter);

        Assert.False(Draw(() => ui.Number("n", box, ref value, 1, "")));
        Assert.Equal(3, value);
    }

    [Fact]
    public void Number_Escaped_KeepsItsValue()
    {
        var (box, value) = (new Box(10, 10, 50, 20), 3.0);
        Click(20, 15, () => ui.Number("n", box, ref value, 1, ""));
        input.Type('7');
        input.Type(UiKey.Escape);
        Draw(() => ui.Number("n", box, ref value, 1, ""));

        Assert.Equal(3, value);
        Assert.False(ui.WantsKeys);
    }

    [Fact]
    public void Number_DraggedAndTurned_ChangesBySteps()
    {
        var (box, value) = (new Box(10, 10, 50, 20), 3.0);
        input.Move(20, 15);
        input.Press();
        Draw(() => ui.Number("n", box, ref value, 0.5, ""));
        input.Move(28, 15);
        Draw(() => ui.Number("n", box, ref value, 0.5, ""));
        Assert.Equal(4, value);
        input.Release();
        input.Scroll(-2);
        Draw(() => ui.Number("n", box, ref value, 0.5, ""));
        Assert.Equal(3, value);
    }

    [Fact]
    public void Field_ThatIsNoLongerDrawn_GivesTheKeysBack()
    {
        var value = 3.0;
        Click(20, 15, () => ui.Number("n", new Box(10, 10, 50, 20), ref value, 1, ""));
        Draw(() => false);

        Assert.False(ui.WantsKeys);
    }

    [Fact]
    public void Scroll_TurnedByTheWheel_StopsAtBothEnds()
    {
        var (box, offset) = (new Box(0, 0, 100, 50), 0);
        input.Move(10, 10);
        input.Scroll(-100);
        Draw(() => ui.Scroll("list", box, 170, ref offset).IsEmpty);
        Assert.Equal(120, offset);
        input.Scroll(100);
        Draw(() => ui.Scroll("list", box, 170, ref offset).IsEmpty);
        Assert.Equal(0, offset);
    }

    [Theory]
    [InlineData(0, 30, 20, 0)]
    [InlineData(40, 30, 20, 30)]
    [InlineData(0, 90, 20, 60)]
    public void Reveal_APart_ScrollsNoFurtherThanNeeded(int offset, int top, int height, int expected)
    {
        UiContext.Reveal(ref offset, 50, top, height);
        Assert.Equal(expected, offset);
    }

    [Fact]
    public void Region_Clipped_IsHoveredOnlyWhereItIsSeen()
    {
        input.Move(80, 50);
        var isHovered = true;
        Draw(() =>
        {
            canvas.PushClip(new Box(0, 0, 60, 100));
            isHovered = ui.Region("r", new Box(10, 10, 100, 80)).IsHovered;
            canvas.PopClip();
            return isHovered;
        });

        Assert.False(isHovered);
        Assert.Equal(("r", new Box(10, 10, 50, 80)), (ui.Controls[0].Id.ToString(), ui.Controls[0].Box));
    }

    [Fact]
    public void Drawing_TheSameControlsAgain_AllocatesNothing()
    {
        var (value, offset, text, chosen) = (0.5, 0, "name", 0);
        string[] choices = ["one", "other"];
        Func<bool> all = () =>
        {
            ui.Button("b", new Box(0, 0, 30, 20), "go", "goes");
            ui.Slider("s", new Box(30, 0, 50, 20), ref value, 0, 1, "half", "slides");
            ui.Number("n", new Box(80, 0, 50, 20), ref value, 0.1, "counts");
            ui.Choice("c", new Box(0, 80, 100, 20), choices, ref chosen, "chooses");
            ui.Text("t", new Box(130, 0, 50, 20), ref text, "hint", "names");
            ui.Scroll("l", new Box(0, 20, 100, 50), 200, ref offset);
            return true;
        };

        for (var i = 0; i < 50; i++) Draw(all);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++) Draw(all);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Choice_WordsOfDifferentLengths_FillTheBoxAndHaveTheSameRoomAround()
    {
        var (chosen, box) = (0, new Box(5, 5, 190, 24));
        string[] words = ["side by side", "wipe", "difference"];

        Draw(() => ui.Choice("c", box, words, ref chosen, "tip"));

        var boxes = ui.Controls.Select(control => control.Box).ToArray();
        Assert.Equal((box.X, box.Right), (boxes[0].X, boxes[^1].Right));
        Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.Equal(canvas.Scale, pair.Second.X - pair.First.Right));
        var around = boxes.Zip(words, (button, word) => button.Width - canvas.Measure(TextSize.Small, word)).ToArray();
        Assert.InRange(around.Max() - around.Min(), 0, 1);
    }

    [Fact]
    public void Choice_WithoutRoomForItsWords_ShowsTheChosenOneAndArrowsToItsNeighbours()
    {
        var (chosen, box) = (0, new Box(5, 5, 135, 24));
        string[] words = ["side by side", "wipe", "difference"];
        Func<bool> draw = () => ui.Choice("c", box, words, ref chosen, "tip");

        Draw(draw);
        Assert.Equal(["c:2", "c:1", "c:0"], ui.Controls.Select(control => control.Id.ToString()));
        Assert.Equal(0, ui.CutLabels);
        Assert.InRange(box.Width, ui.TurnWidth(words), ui.ChoiceWidth(words));
        Click(box.Right - 5, 10, draw);
        Assert.Equal(1, chosen);
        Click(box.X + 5, 10, draw);
        Click(box.X + 5, 10, draw);
        Assert.Equal(2, chosen);
        // The word itself goes on, too.
        Click(box.X + 60, 10, draw);
        Assert.Equal(0, chosen);
    }

    private void Click(int x, int y, Func<bool> draw)
    {
        input.Move(x, y);
        input.Press();
        Draw(draw);
        input.Release();
        Draw(draw);
    }

    private bool Draw(Func<bool> draw)
    {
        canvas.Begin(frame, 1);
        ui.Begin(canvas, input);
        var result = draw();
        ui.End();
        return result;
    }
}
