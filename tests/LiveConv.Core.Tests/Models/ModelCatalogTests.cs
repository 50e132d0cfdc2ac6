using LiveConv.Models.Catalog;
using LiveConv.Pipelines;

namespace LiveConv.Core.Tests.Models;

public sealed class ModelCatalogTests
{
    [Fact]
    public void Load_BuiltIn_HasTheKnownNetworks()
    {
        var catalog = ModelCatalog.Load();

        Assert.Equal(
            ["mnist", "alexnet", "vgg16", "vgg19", "googlenet", "resnet18", "resnet50", "squeezenet", "mobilenetv2", "candy", "mosaic", "ultraface"],
            catalog.Entries.Select(entry => entry.Name));
        Assert.All(catalog.Entries, entry =>
        {
            Assert.All(entry.File.Addresses, address => Assert.Equal("https", address.Scheme));
            Assert.Equal(entry.File.Addresses.Count, entry.File.Addresses.Distinct().Count());
            Assert.All(entry.File.Addresses, address => Assert.EndsWith("/" + entry.FileName, address.AbsolutePath, StringComparison.Ordinal));
            Assert.Equal(entry.Task == "classify", entry.Labels is not null);
        });
        Assert.Equal(catalog.Entries.Count, catalog.Entries.Select(entry => entry.File.Sha256).Distinct().Count());
    }

    [Fact]
    public void Suggest_Misspelt_NamesTheNearest() =>
        Assert.Equal("; did you mean 'resnet50'?", ModelCatalog.Load().Suggest("resnet-50"));

    [Theory]
    [InlineData("[", "isn't a table of models")]
    [InlineData("{}", "isn't a table of models")]
    [InlineData("""{"models":[{"name":"../x"}]}""", "can't be the name of a model")]
    [InlineData("""{"models":[{"name":"a","summary":"b"}]}""", "an entry has no 'task'")]
    [InlineData("""{"models":[{"name":"a","summary":"b","task":"c","licence":"d","file":"e","size":1,"sha256":"00","addresses":[]}]}""", "SHA-256 of 64")]
    [InlineData("""{"models":[{"name":"a","summary":"b","task":"c","licence":"d","file":"e","size":1,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","addresses":["file:///x"]}]}""", "isn't an address")]
    public void Parse_BrokenTable_SaysWhat(string json, string problem)
    {
        var failure = Assert.Throws<PipelineException>(() => ModelCatalog.Parse(json, "index.json"));

        Assert.StartsWith("index.json: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("absent")]
    public void Find_WhatIsNotPulled_IsNull(string name) => Assert.Null(new ModelStore(AppContext.BaseDirectory).Find(name));
}
