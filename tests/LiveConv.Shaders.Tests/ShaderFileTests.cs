using System.Diagnostics;
using System.Text.RegularExpressions;
using LiveConv.Ops;
using LiveConv.Shaders.Kernels;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>What every shader file promises: a header that is true, and GLSL that more than one compiler takes.</summary>
[Collection(GlTests.Name)]
public sealed partial class ShaderFileTests(GlFixture gl)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "shaders");

    [Fact]
    public void Kernels_EveryOpOfTheTable_HasOneOrIsListed() =>
        Assert.Equal(GlCases.OpsWithoutGlKernel, OpTable.Names.Except(GlCases.All.Where(RunsOnGl).Select(item => item.Op.Name)).Order(StringComparer.Ordinal));

    [Fact]
    public void Headers_OfTheShadersThatCasesUse_NameTheBindingsOfTheHost() => gl.Run(() =>
    {
        var seen = new HashSet<string>();
        foreach (var item in GlCases.All)
        {
            foreach (var (layout, family) in Ways(item))
            {
                using var loaded = gl.Executor.Load(CaseGraphs.Of(item), layout, family);
                foreach (var dispatch in loaded.Dispatches(0))
                {
                    if (!seen.Add(dispatch.Shader)) continue;
                    var text = File.ReadAllText(Path.Combine(Folder, "ops", $"{dispatch.Shader}.comp"));
                    var header = BindingsLine().Match(text).Groups["bindings"].Value;
                    var named = Binding().Matches(header).Select(match => uint.Parse(match.Groups["index"].Value, null)).Order();
                    Assert.True(named.SequenceEqual(dispatch.Bindings.Select(binding => binding.Index).Order()), $"{dispatch.Shader}: the header says '{header}'");
                    var written = dispatch.Bindings.Where(binding => binding.Kind == BindingKind.Storage).Select(binding => binding.Index);
                    Assert.All(written, index => Assert.DoesNotMatch($@"(^|· ){index} [^·]*\bro\b", header));
                }
            }
        }

        var files = Directory.GetFiles(Path.Combine(Folder, "ops"), "*.comp").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(files.Order(), seen.Order());
    });

    [Fact]
    public void Files_EveryEntryPoint_OpensWithTheHeader()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.comp", SearchOption.AllDirectories))
        {
            var lines = File.ReadAllLines(file);
            Assert.Equal("#version 430", lines[0]);
            Assert.StartsWith($"// {Path.GetFileNameWithoutExtension(file)}: ", lines[1], StringComparison.Ordinal);
            foreach (var part in (string[])["// Threads   ", "// Bindings  ", "// Defines   ", "// Reference "])
                Assert.True(lines.Any(line => line.StartsWith(part, StringComparison.Ordinal)), $"{file} lacks '{part.Trim()}'");
            var reference = lines.Single(line => line.StartsWith("// Reference ", StringComparison.Ordinal))["// Reference ".Length..];
            Assert.EndsWith(".cs", reference, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sources_OfEveryCase_PassGlslangValidator() => gl.Run(() =>
    {
        foreach (var item in GlCases.All.DistinctBy(item => (item.Op.Name, item.Inputs[0].Shape is { Rank: 4, C: > 8 })))
            foreach (var (layout, family) in Ways(item)) gl.Executor.Load(CaseGraphs.Of(item), layout, family).Dispose();
        var folder = Directory.CreateTempSubdirectory("liveconv-glslang").FullName;
        try
        {
            var number = 0;
            var files = gl.Executor.Programs.Sources.DistinctBy(source => source.File).Concat(gl.Executor.Programs.Sources.Take(40)).Select(source =>
            {
                var file = Path.Combine(folder, $"{number++}_{Path.GetFileName(source.File)}");
                File.WriteAllText(file, source.Text);
                return file;
            }).ToArray();

            using var validator = Process.Start(new ProcessStartInfo("glslangValidator", files) { RedirectStandardOutput = true })!;
            var output = validator.StandardOutput.ReadToEnd();
            validator.WaitForExit();

            Assert.True(validator.ExitCode == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    // Every layout by the software family, and whatever the hardware family has of its own.
    private static IEnumerable<(TensorLayout? Layout, KernelFamily Family)> Ways(OpCase item) =>
        from layout in new TensorLayout?[] { null, TensorLayout.Planar, TensorLayout.Packed }
        from family in GlCases.Families(item)
        select (layout, family);

    private static bool RunsOnGl(OpCase item) => GlExecutor.HasKernel(CaseGraphs.Of(item).Outputs[0]);

    [GeneratedRegex("^// Bindings  (?<bindings>.*)$", RegexOptions.Multiline)]
    private static partial Regex BindingsLine();

    [GeneratedRegex(@"(?:^|· )(?<index>\d+) ")]
    private static partial Regex Binding();
}
