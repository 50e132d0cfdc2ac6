using System.Text.Json;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Pipelines;

/// <summary>docs/pipeline.schema.json and the parser must know the same words.</summary>
public class SchemaTests
{
    private static readonly JsonElement Schema = Read();

    private static JsonElement Definitions => Schema.GetProperty("$defs");

    [Fact]
    public void Properties_OfDocumentInputAndOutput_Agree()
    {
        AssertSame(PipelineReader.Properties, Keys(Schema));
        AssertSame(PipelineReader.InputProperties, Keys(Schema.GetProperty("properties").GetProperty("input")));
        AssertSame(PipelineReader.OutputProperties, Keys(Schema.GetProperty("properties").GetProperty("output")));
    }

    [Fact]
    public void Ops_AreTheSame()
    {
        AssertSame(PipelineOps.Names, Texts(Definitions.GetProperty("layer").GetProperty("properties").GetProperty("op").GetProperty("enum")));
        AssertSame(PipelineOps.Names, Defined("op-"));
        var dispatched = Definitions.GetProperty("layer").GetProperty("allOf").EnumerateArray()
            .Select(rule => (If: rule.GetProperty("if").GetProperty("properties").GetProperty("op").GetProperty("const").GetString()!,
                Then: rule.GetProperty("then").GetProperty("$ref").GetString()!));
        Assert.All(dispatched, rule => Assert.Equal("#/$defs/op-" + rule.If, rule.Then));
        AssertSame(PipelineOps.Names, dispatched.Select(rule => rule.If));
    }

    [Fact]
    public void AttributesOfEveryOp_AreTheSame()
    {
        foreach (var op in PipelineOps.Names)
        {
            var definition = Definitions.GetProperty("op-" + op);
            AssertSame([.. PipelineOps.CommonProperties, .. PipelineOps.Attributes(op)], Keys(definition));
            Assert.Equal(op, definition.GetProperty("properties").GetProperty("op").GetProperty("const").GetString());
            Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        }
    }

    [Fact]
    public void KernelsOfTheLibrary_AreTheSame() => AssertSame(KernelLibrary.Names, Texts(Definitions.GetProperty("library").GetProperty("enum")));

    [Fact]
    public void GeneratorsAndTheirParameters_AreTheSame()
    {
        AssertSame(KernelReader.GeneratorNames, Defined("generator-"));
        var common = KernelReader.CommonProperties.Except(["name", "weights"]);
        foreach (var generator in KernelReader.GeneratorNames)
            AssertSame([.. common, .. KernelReader.Parameters(generator)], Keys(Definitions.GetProperty("generator-" + generator)));
    }

    [Fact]
    public void EveryProperty_IsDescribed()
    {
        var undescribed = PipelineOps.Names.SelectMany(op => Definitions.GetProperty("op-" + op).GetProperty("properties").EnumerateObject()
            .Where(property => property.Name != "op" && !IsDescribed(property.Value)).Select(property => $"{op}.{property.Name}"));
        Assert.Empty(undescribed);
    }

    private static bool IsDescribed(JsonElement schema) => schema.TryGetProperty("description", out _)
        || (schema.TryGetProperty("$ref", out var target) && IsDescribed(Definitions.GetProperty(target.GetString()!["#/$defs/".Length..])));

    private static IEnumerable<string> Defined(string prefix) =>
        Definitions.EnumerateObject().Select(definition => definition.Name).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]);

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static void AssertSame(IEnumerable<string> parser, IEnumerable<string> schema) =>
        Assert.Equal(parser.Order(StringComparer.Ordinal), schema.Order(StringComparer.Ordinal));

    private static JsonElement Read() => JsonDocument.Parse(File.ReadAllText(RepositoryFolder.File("docs/pipeline.schema.json"))).RootElement;
}
