using LiveConv.Frames;

namespace LiveConv.Core.Tests.Frames;

public class NewestFrameSlotTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public void TryTake_TwoPublished_GivesTheNewestAndCountsTheOther()
    {
        var slot = new NewestFrameSlot(2, 1);
        Publish(slot, 0);
        Publish(slot, 1);
        Assert.True(slot.TryTake(out var frame, TimeSpan.Zero));
        Assert.Equal(1, frame.Number);
        Assert.Equal(1, frame.Rgba[0]);
        Assert.False(slot.TryTake(out _, TimeSpan.Zero));
        Assert.Equal((2, 1, 1, 0), (slot.Published, slot.Taken, slot.DroppedLate, slot.DroppedBySource));
    }

    [Fact]
    public void TryTake_FrameInHand_IsNotOverwrittenByLaterOnes()
    {
        var slot = new NewestFrameSlot(1, 1);
        Publish(slot, 0);
        slot.TryTake(out var frame, TimeSpan.Zero);
        for (var i = 1; i < 8; i++)
        {
            Publish(slot, i);
            Assert.NotSame(frame, slot.Back);
        }

        Assert.Equal(0, frame!.Number);
        Assert.Equal(0, frame.Rgba[0]);
    }

    [Fact]
    public void Publish_GapsInTheNumbers_AreTheSources()
    {
        var slot = new NewestFrameSlot(1, 1);
        Publish(slot, 5);
        slot.TryTake(out _, TimeSpan.Zero);
        Publish(slot, 9);
        Assert.Equal((0, 3), (slot.DroppedLate, slot.DroppedBySource));
        Assert.Throws<InvalidOperationException>(() => Publish(slot, 9));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    public async Task TryTake_ProducerAndConsumerOfAnySpeed_KeepsOrderAndTheCountsAddUp(int producerPause, int consumerPause)
    {
        const int Frames = 150;
        var slot = new NewestFrameSlot(1, 1);
        var producer = Task.Run(() =>
        {
            for (var i = 0; i < Frames; i++)
            {
                Publish(slot, 2 * i);
                if (producerPause > 0) Thread.Sleep(producerPause);
            }

            slot.Complete();
        });

        var last = -1L;
        while (slot.TryTake(out var frame, Long))
        {
            Assert.True(frame.Number > last, $"frame {frame.Number} came after {last}");
            Assert.Equal((byte)frame.Number, frame.Rgba[0]);
            last = frame.Number;
            if (consumerPause > 0) Thread.Sleep(consumerPause);
        }

        await producer;
        Assert.True(slot.IsEnded);
        Assert.Equal(2 * (Frames - 1), last);
        Assert.Equal(Frames, slot.Published);
        Assert.Equal(Frames, slot.Taken + slot.DroppedLate);
        Assert.Equal(Frames - 1, slot.DroppedBySource);
        if (consumerPause > 0) Assert.True(slot.DroppedLate > 0);
    }

    [Fact]
    public void TryTake_NothingComes_ReturnsAfterTheTimeout()
    {
        var slot = new NewestFrameSlot(1, 1);
        var start = Environment.TickCount64;
        Assert.False(slot.TryTake(out _, TimeSpan.FromMilliseconds(50)));
        Assert.True(Environment.TickCount64 - start >= 40);
        Assert.False(slot.IsEnded);
    }

    [Fact]
    public void TryTake_OldSignal_DoesNotCutTheWaitingShort()
    {
        var slot = new NewestFrameSlot(1, 1);
        Publish(slot, 0);
        slot.TryTake(out _, TimeSpan.Zero);
        var start = Environment.TickCount64;
        Assert.False(slot.TryTake(out _, TimeSpan.FromMilliseconds(50)));
        Assert.True(Environment.TickCount64 - start >= 40);
    }

    [Fact]
    public void TryTake_Cancelled_Throws()
    {
        var slot = new NewestFrameSlot(1, 1);
        using var cancellation = new CancellationTokenSource(20);
        Assert.ThrowsAny<OperationCanceledException>(() => slot.TryTake(out _, Timeout.InfiniteTimeSpan, cancellation.Token));
    }

    [Fact]
    public void Complete_WithAFrameWaiting_LetsItBeTakenFirst()
    {
        var slot = new NewestFrameSlot(1, 1);
        Publish(slot, 0);
        slot.Complete();
        Assert.False(slot.IsEnded);
        Assert.True(slot.TryTake(out _, Long));
        Assert.True(slot.IsEnded);
        Assert.False(slot.TryTake(out _, Long));
        Assert.Throws<InvalidOperationException>(() => Publish(slot, 1));
    }

    [Fact]
    public async Task Fail_WhileTheConsumerWaits_Throws()
    {
        var slot = new NewestFrameSlot(1, 1);
        var consumer = Task.Run(() => slot.TryTake(out _, Long));
        await Task.Delay(20);
        slot.Fail(new SourceException("camera:0: unplugged"));
        Assert.Equal("camera:0: unplugged", (await Assert.ThrowsAsync<SourceException>(() => consumer)).Message);
    }

    [Fact]
    public void PublishAndTake_Steady_AllocateNothing()
    {
        var slot = new NewestFrameSlot(8, 8);
        for (var i = 0; i < 5; i++)
        {
            Publish(slot, i);
            slot.TryTake(out _, Long);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 5; i < 500; i++)
        {
            Publish(slot, i);
            slot.TryTake(out _, Long);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Publish(NewestFrameSlot slot, long number)
    {
        slot.Back.Number = number;
        slot.Back.Rgba[0] = (byte)number;
        slot.Publish();
    }
}
