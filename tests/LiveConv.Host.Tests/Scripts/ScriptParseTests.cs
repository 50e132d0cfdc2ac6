using LiveConv.Host.Loop;
using LiveConv.Host.Scripts;
using Xunit;

namespace LiveConv.Host.Tests.Scripts;

public sealed class ScriptParseTests
{
    [Fact]
    public void Parse_EveryAction_IsReadAsWritten()
    {
        var lines = Script.Parse("s", ["# a comment", "", "key Down", "click maps.next", "click a:3 0.25,1", "drag b 0,0.5 1,0.5", "wheel c -2", "type 0.5 x", "wait 30", "wait network", "screenshot a b.png", "quit"]);

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], lines.Select(line => line.Number));
        Assert.Equal(WindowAction.LayerDown, lines[0].Key);
        Assert.Equal(("maps.next", (0.5, 0.5)), (lines[1].Text, lines[1].From));
        Assert.Equal(("a:3", (0.25, 1)), (lines[2].Text, lines[2].From));
        Assert.Equal(("b", (0, 0.5), (1, 0.5)), (lines[3].Text, lines[3].From, lines[3].To));
        Assert.Equal(("c", -2), (lines[4].Text, lines[4].Count));
        Assert.Equal("0.5 x", lines[5].Text);
        Assert.Equal(("", 30), (lines[6].Text, lines[6].Count));
        Assert.Equal("network", lines[7].Text);
        Assert.Equal("a b.png", lines[8].Text);
    }

    [Theory]
    [InlineData(null, "no such file")]
    [InlineData("key q\0\u0001", "isn't text, so no script")]
    public void Read_WhatIsNoTextFile_SaysSo(string? text, string problem)
    {
        var file = Path.GetTempFileName();
        if (text is null) File.Delete(file);
        else File.WriteAllText(file, text);

        Assert.Equal($"{file}: {problem}", Assert.Throws<ScriptException>(() => Script.Read(file)).Message);
        File.Delete(file);
    }

    [Theory]
    [InlineData("jump", "s:1: 'jump' is no action; the actions are key, click, double,")]
    [InlineData("7", "s:1: '7' is no action")]
    [InlineData("key Hyper", "s:1: there is no key 'Hyper'; the keys are Space")]
    [InlineData("click", "s:1: 'click' needs 1 words after it, here are 0")]
    [InlineData("click a 2,0", "s:1: '2,0' is no place in a control; one is written 0.25,0.5")]
    [InlineData("wait soon", "s:1: 'soon' is no whole number")]
    [InlineData("wait 0", "s:1: wait: frames are counted from 1 on")]
    [InlineData("screenshot a.gif", "s:1: screenshot 'a.gif': a .png or .jpg is needed")]
    public void Parse_ALineThatIsWrong_SaysWhereAndWhat(string line, string message)
    {
        var failure = Assert.Throws<ScriptException>(() => Script.Parse("s", [line]));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }
}
