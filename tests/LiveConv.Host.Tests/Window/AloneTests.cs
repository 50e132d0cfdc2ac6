using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>Tests in real time: they run by themselves, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
