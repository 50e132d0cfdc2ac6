using LiveConv.Host.Overlay;
using Xunit;

namespace LiveConv.Host.Tests.Overlay;

public sealed class ToastTests
{
    [Fact]
    public void Begin_StaysUntilItEnds()
    {
        var toast = new Toast();
        toast.Begin("loading …");
        Assert.False(toast.Expire());
        Assert.Equal((true, "loading …"), (toast.IsPending, toast.Text));
        toast.End();
        Assert.False(toast.IsVisible);
    }

    [Fact]
    public void Show_AfterBegin_TakesItsPlaceAndIsNotEnded()
    {
        var toast = new Toast();
        toast.Begin("loading …");
        toast.Show("sobel");
        toast.End();
        Assert.Equal((false, "sobel"), (toast.IsPending, toast.Text));
        toast.Show("gone at once", seconds: 0);
        Assert.True(toast.Expire());
        Assert.False(toast.IsVisible);
    }
}
