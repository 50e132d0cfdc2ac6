using System.Collections.Immutable;
using System.Text.Json;

namespace LiveConv.Pipelines;

/// <summary>Reads a kernel: numbers, a library name, or an object with a generator and its parameters.</summary>
public static class KernelReader
{
    private static readonly ImmutableArray<string> Normalizations = ["none", "sum", "magnitudes"];

    private const double LargestRadius = (Kernel.LargestSize - 1) / 2.0;

    private static readonly Dictionary<string, (ImmutableArray<string> Parameters, Func<JsonMembers, Kernel> Read)> Generators = new()
    {
        ["gaussian"] = (["size", "sigma"], Gaussian),
        ["gabor"] = (["size", "sigma", "theta", "wavelength", "gamma", "psi"], Gabor),
        ["log"] = (["size", "sigma"], m => Sized(m, (h, w) => KernelGenerators.LaplacianOfGaussian(h, w, m.Positive("sigma")))),
        ["dog"] = (["size", "sigma", "ratio"], DifferenceOfGaussians),
        ["box"] = (["size"], m => Sized(m, KernelGenerators.Box)),
        ["motion"] = (["length", "angle"], m => KernelGenerators.Motion(Between(m, "length", 1, Kernel.LargestSize), m.Number("angle", 0))),
        ["disk"] = (["radius"], m => KernelGenerators.Disk(Between(m, "radius", 0.5, LargestRadius))),
        ["circle"] = (["radius", "thickness"], Circle),
    };

    /// <summary>Names of the generators.</summary>
    public static ImmutableArray<string> GeneratorNames { get; } = [.. Generators.Keys];

    /// <summary>What a kernel object may have beside the parameters of its generator.</summary>
    public static ImmutableArray<string> CommonProperties { get; } = ["generator", "name", "weights", "scale", "zero-mean", "normalize"];

    /// <summary>Names of a generator's parameters.</summary>
    public static ImmutableArray<string> Parameters(string generator) => Generators[generator].Parameters;

    internal static Kernel Read(JsonValue value)
    {
        var kernel = value.Kind switch
        {
            JsonTokenType.String => Named(value),
            JsonTokenType.StartArray => Numbers(value),
            JsonTokenType.StartObject => Generated(value),
            _ => throw value.Wrong("rows of numbers, a library name, or an object with a generator"),
        };
        if (kernel.Height > Kernel.LargestSize || kernel.Width > Kernel.LargestSize)
            throw value.Error($"the kernel is {kernel.Height}×{kernel.Width}; kernels go up to {Kernel.LargestSize}×{Kernel.LargestSize}");
        if (!kernel.Weights.All(weight => float.IsFinite((float)weight)))
            throw value.Error("the kernel has weights that aren't finite; check its parameters");
        return kernel;
    }

    private static Kernel Named(JsonValue value)
    {
        if (KernelLibrary.Find(value.Text) is { } kernel) return kernel;
        if (Generators.TryGetValue(value.Text, out var generator))
            throw value.Error($"'{value.Text}' is a generator and needs parameters; write {{\"generator\": \"{value.Text}\", \"{generator.Parameters[0]}\": …}}");
        throw value.Error($"unknown kernel '{value.Text}'{NearestName.Suggest(value.Text, KernelLibrary.Names)}");
    }

    private static Kernel Numbers(JsonValue value)
    {
        if (value.Items.Count == 0) throw value.Error("the kernel is empty");
        // A plain list is a kernel of one row.
        var rows = value.Items[0].Kind == JsonTokenType.StartArray ? value.Items : [value];
        var width = rows[0].Items.Count;
        if (width == 0) throw rows[0].Error("the kernel is empty");
        foreach (var row in rows)
        {
            if (row.Array().Count != width) throw row.Error($"the row has {Amount.Of(row.Items.Count, "weight")}, but the first has {width}");
        }

        return new Kernel(rows.Count, width, [.. rows.SelectMany(row => row.Items).Select(item => item.Number())]);
    }

    private static Kernel Generated(JsonValue value)
    {
        var generator = value.Members.GetValueOrDefault("generator");
        var parameters = ImmutableArray<string>.Empty;
        if (generator is not null)
        {
            var name = generator.String();
            if (!Generators.TryGetValue(name, out var entry))
                throw generator.Error($"unknown generator '{name}'{NearestName.Suggest(name, GeneratorNames)}");
            parameters = entry.Parameters;
        }

        var members = new JsonMembers(value, generator is null ? "a kernel" : $"the generator {generator.Text}", [.. CommonProperties, .. parameters]);
        var given = new[] { generator, members.Find("name"), members.Find("weights") };
        if (given.Count(member => member is not null) != 1) throw value.Error("a kernel needs exactly one of 'generator', 'name' and 'weights'");
        var kernel = generator is not null ? Generators[generator.Text].Read(members) : Read((given[1] ?? given[2])!);
        if (members.Boolean("zero-mean", false)) kernel = kernel.ZeroMean();
        var normalization = members.Choice("normalize", Normalizations, "none");
        if (normalization == "sum" && Math.Abs(kernel.Weights.Sum()) < 1e-9 * kernel.Weights.Sum(Math.Abs))
            throw members.Require("normalize").Error("the weights sum to 0, so they can't be divided by their sum; use \"magnitudes\"");
        if (normalization == "sum") kernel = kernel.SumToOne();
        if (normalization == "magnitudes") kernel = kernel.MagnitudesToOne();
        return kernel.Scaled(members.Number("scale", 1));
    }

    private static Kernel Gaussian(JsonMembers members)
    {
        var sigma = members.Find("sigma")?.Pair(JsonMembers.Positive);
        return Sized(members, (h, w) => KernelGenerators.Gaussian(h, w, sigma?.Y, sigma?.X));
    }

    private static Kernel Gabor(JsonMembers m) => Sized(m, (h, w) => KernelGenerators.Gabor(
        h, w, m.Positive("sigma"), m.Number("theta", 0), m.Positive("wavelength"), m.Positive("gamma", 0.5), m.Number("psi", 0)));

    private static Kernel DifferenceOfGaussians(JsonMembers m) =>
        Sized(m, (h, w) => KernelGenerators.DifferenceOfGaussians(h, w, m.Positive("sigma"), m.Positive("ratio", 1.6)));

    private static Kernel Sized(JsonMembers members, Func<int, int, Kernel> generate)
    {
        var (height, width) = members.Require("size").Pair(item => item.Integer(1, Kernel.LargestSize));
        return generate(height, width);
    }

    private static Kernel Circle(JsonMembers members)
    {
        var radius = Between(members, "radius", 1, LargestRadius - 1);
        return KernelGenerators.Circle(radius, Between(members, "thickness", 1, LargestRadius - radius, 1));
    }

    private static double Between(JsonMembers members, string name, double least, double most, double? otherwise = null)
    {
        var value = members.Number(name, otherwise);
        if (value >= least && value <= most) return value;
        throw members.Require(name).Error(FormattableString.Invariant($"must be between {least} and {most}, not {value}"));
    }
}
