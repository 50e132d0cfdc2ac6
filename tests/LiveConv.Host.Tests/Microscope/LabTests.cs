using System.Diagnostics;
using LiveConv.Host.Microscope;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>How work beside the display is handed over.</summary>
public sealed class LabTests
{
    /// <summary>
    /// A lab that was asked again just as it finished began anew before its result was taken; then the two changed places twice, and the older
    /// result came to be shown.
    /// </summary>
    [Fact]
    public void TryTake_OfPiecesThatFollowEachOtherAtOnce_GivesEachOnceInItsOrder()
    {
        const int Pieces = 20_000;
        using var lab = new CountingLab();
        var (given, taken) = (0, 0);
        for (var watch = Stopwatch.StartNew(); taken < Pieces && watch.Elapsed < TimeSpan.FromSeconds(5);)
        {
            if (lab.TryStart(given + 1)) given++;
            if (!lab.TryTake()) continue;
            Assert.Equal(++taken, lab.Result);
        }

        lab.Complete();
        if (lab.TryTake()) Assert.Equal(++taken, lab.Result);
        Assert.Equal(given, taken);
        Assert.True(taken > 100, $"only {taken} pieces");
    }

    private sealed class CountingLab() : Lab("counting", share: 1)
    {
        private readonly int[] results = new int[2];
        private int input;
        private int front;

        public int Result => results[front];

        public bool TryStart(int number)
        {
            if (!TryEnter()) return false;
            input = number;
            Start();
            return true;
        }

        protected override bool Run()
        {
            var back = 1 - front;
            Thread.SpinWait(20);
            results[back] = input;
            return true;
        }

        protected override void Exchange() => front = 1 - front;

        protected override void Close()
        {
        }
    }
}
