using LiveConv.Benchmarks.Measuring;
using LiveConv.Benchmarks.Report;
using Xunit;

namespace LiveConv.Benchmarks.Tests;

public sealed class MeasuringTests
{
    [Fact]
    public void Race_EachRound_GivesEveryContestantATurnAndAnotherBegins()
    {
        var turns = new List<char>();
        var (a, b) = (new Contestant(() => Noted('a'), turn: 0), new Contestant(() => Noted('b'), turn: 0));

        Race.Run(3, a, b);

        // First both are prepared; then the rounds are ab, ba and ab. Turns that follow each other are one here.
        Assert.Equal("ababab", string.Concat(turns.Where((who, i) => i == 0 || turns[i - 1] != who)));

        double Noted(char who)
        {
            turns.Add(who);
            Thread.Sleep(1);
            return 1;
        }
    }

    [Fact]
    public void Figure_OfOneThread_IsTheMedianOfTurnsAndOfSeveralTheShortestRun()
    {
        var times = new Queue<double>(Enumerable.Repeat(5.0, 100_000));
        var contestant = new Contestant(() => times.Count > 0 ? times.Dequeue() : 5, turn: 0);
        Race.Run(1, contestant);
        Assert.Equal((5, 5), (contestant.Figure(1), contestant.Figure(2)));

        var next = 0;
        var uneven = new Contestant(() => next++ == 0 ? 1 : 7, turn: 0);
        uneven.Take();
        uneven.Take();
        uneven.Take();
        Assert.Equal(7, uneven.Figure(1));
        Assert.True(uneven.Figure(2) is 1 or 7);
    }

    [Theory]
    [InlineData(0.49, "≤ 0.50 ✓")]
    [InlineData(0.51, "≤ 0.50 MISSED (0.51)")]
    [InlineData(double.NaN, "≤ 0.50 MISSED (NaN)")]
    public void Ratio_AgainstItsLimit_IsMetUpToIt(double ours, string text) => Assert.Equal(text, Target.Ratio(ours, 1, 0.5).ToString());

    [Fact]
    public void Speed_NineTenthsOfThePeer_IsMetFromThere()
    {
        Assert.True(Target.Speed(ours: 10, peer: 9, 0.9).IsMet);
        Assert.False(Target.Speed(ours: 10, peer: 8.9, 0.9).IsMet);
        Assert.Equal("≥ 1.8× one thread ✓", Target.SpeedUp(one: 2, several: 1, 1.8).ToString());
        Assert.Equal("≥ 200 fps MISSED (100.00)", Target.FramesPerSecond(milliseconds: 10, 200).ToString());
    }

    [Fact]
    public void Comparison_WithoutItsPeer_IsARowThatSaysSoAndCountsAsMissed()
    {
        var row = new Comparison("work", 2, 0.1234, null).ToRow();

        Assert.Equal(["work", "2", "0.123", "missing", "", ""], row.Cells);
        Assert.True(row.IsMissed);
        Assert.False(new Comparison("work", 1, 1, 2, Target.Ratio(1, 2, 0.5)).ToRow().IsMissed);
    }

    [Theory]
    [InlineData(new float[] { 1, 2 }, new float[] { 1, 2.001f }, null)]
    [InlineData(new float[] { 1, 2 }, new float[] { 1, 2.1f }, "value 1 is 2 here and 2.1 there, of at most 2.0999999046325684")]
    [InlineData(new float[] { float.NaN }, new float[] { 1 }, "value 0 is NaN here and 1 there, of at most 1")]
    [InlineData(new float[] { 1 }, new float[] { 1, 2 }, "1 values here, 2 there")]
    public void Agreement_WithinAPartOfTheLargest_HasNoProblem(float[] ours, float[] peer, string? problem) =>
        Assert.Equal(problem, Agreement.Problem(ours, peer, 1e-3));

    [Fact]
    public void Page_Replace_WritesBetweenTheMarksOnly()
    {
        const string Page = "before\n<!-- gemm: written by benchmarks/run --write -->\nold\nlines\n<!-- end of gemm -->\nafter\n";

        var replaced = PerformancePage.Replace(Page, "gemm", "new");

        Assert.Equal("before\n<!-- gemm: written by benchmarks/run --write -->\nnew\n<!-- end of gemm -->\nafter\n", replaced);
        Assert.Equal(replaced, PerformancePage.Replace(replaced, "gemm", "new"));
        Assert.Throws<InvalidOperationException>(() => PerformancePage.Replace(Page, "gl", "new"));
    }
}
