using System.Collections;
using System.Globalization;

namespace LiveConv.Shaders.Programs;

/// <summary>
/// The constants that a shader is compiled with, in order, and its arguments: values that come as uniforms, so that layers
/// that differ in nothing else share a program. A shader names both alike.
/// </summary>
public sealed class Defines : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>Places of <c>arguments</c> in shaders/include/tensor.glsl.</summary>
    private const int MostArguments = 96;

    private readonly List<KeyValuePair<string, string>> values = [];
    private readonly List<int> arguments = [];

    /// <summary>What the uniform array <c>arguments</c> holds.</summary>
    public IReadOnlyList<int> Arguments => arguments;

    public void Add(string name, string value) => values.Add(new(name, value));

    public void Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>Passes the bits, so that the shader's constant is exactly this value.</summary>
    public void Add(string name, float value) => Add(name, Exact(value));

    /// <summary>Adds constants; arguments can't be merged.</summary>
    public void Add(Defines others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (others.arguments.Count > 0) throw new ArgumentException("arguments can't be merged", nameof(others));
        values.AddRange(others.values);
    }

    public void AddArgument(string name, int value) => Add(name, Argument(value));

    public void AddArgument(string name, float value) => Add(name, $"intBitsToFloat({Argument(BitConverter.SingleToInt32Bits(value))})");

    /// <summary>Adds an argument without a name.</summary>
    /// <returns>What the shader reads it by.</returns>
    public string Argument(int value)
    {
        if (arguments.Count == MostArguments) throw new InvalidOperationException($"a shader takes at most {MostArguments} arguments");
        arguments.Add(value);
        return $"arguments[{arguments.Count - 1}]";
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A constant that is exactly this value.</summary>
    internal static string Exact(float value) => $"uintBitsToFloat({BitConverter.SingleToUInt32Bits(value).ToString(CultureInfo.InvariantCulture)}u)";
}
