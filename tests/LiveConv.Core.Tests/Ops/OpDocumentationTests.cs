using LiveConv.Ops;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Ops;

public sealed class OpDocumentationTests
{
    [Fact]
    public void OpsPage_HasOneRowForEachOpOfTheTable_InOrder()
    {
        var rows = File.ReadLines(RepositoryFolder.File("docs/ops.md"))
            .TakeWhile(line => line != "## ONNX operators")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim())
            .Skip(1);

        Assert.Equal(OpTable.Names, rows);
    }
}
