using LiveConv.Host.Loop;
using LiveConv.Tests.Support;
using Silk.NET.Input;
using Xunit;

namespace LiveConv.Host.Tests.Loop;

public sealed class KeyTableTests
{
    [Fact]
    public void Bindings_EveryAction_HasExactlyOne() =>
        Assert.Equal(Enum.GetValues<WindowAction>().Order(), KeyTable.Bindings.Select(binding => binding.Action).Order());

    [Fact]
    public void Bindings_NoKey_DoesTwoThings()
    {
        var characters = KeyTable.Bindings.SelectMany(binding => binding.Characters).ToArray();
        var keys = KeyTable.Bindings.SelectMany(binding => (binding.Keys ?? []).Select(key => (key, binding.Shift))).ToArray();

        Assert.Equal(characters.Distinct(), characters);
        Assert.Equal(keys.Distinct(), keys);
    }

    [Fact]
    public void Find_TabWithAndWithoutShift_GoesBothWays()
    {
        Assert.Equal(WindowAction.NextPipeline, KeyTable.Find(Key.Tab, shift: false));
        Assert.Equal(WindowAction.PreviousPipeline, KeyTable.Find(Key.Tab, shift: true));
        Assert.Equal(WindowAction.LayerUp, KeyTable.Find(Key.Up, shift: true));
        Assert.Null(KeyTable.Find(Key.Q, shift: false));
        Assert.Equal(WindowAction.Quit, KeyTable.Find('q'));
        Assert.Null(KeyTable.Find('y'));
    }

    [Fact]
    public void Documentation_OfTheKeys_IsTheTable()
    {
        var rows = KeyTable.Bindings.Select(binding => $"| {string.Join(", ", binding.Label.Split(", ").Select(key => $"`{key}`"))} | {binding.Description} |");

        var written = File.ReadAllLines(RepositoryFolder.File("docs/keys.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(rows, written);
    }
}
