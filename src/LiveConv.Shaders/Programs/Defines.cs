using System.Collections;
using System.Globalization;

namespace LiveConv.Shaders.Programs;

/// <summary>The constants that a shader is compiled with, in order.</summary>
public sealed class Defines : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> values = [];

    public void Add(string name, string value) => values.Add(new(name, value));

    public void Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>Passes the bits, so that the shader's constant is exactly this value.</summary>
    public void Add(string name, float value) =>
        Add(name, $"uintBitsToFloat({BitConverter.SingleToUInt32Bits(value).ToString(CultureInfo.InvariantCulture)}u)");

    public void Add(IEnumerable<KeyValuePair<string, string>> others) => values.AddRange(others);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
