using System.Globalization;
using LiveConv.Onnx;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>
/// Small valid models with a few bytes changed: an import succeeds or says what is wrong, and nothing else. Seeded;
/// LIVECONV_MUTANTS sets how many are tried.
/// </summary>
public sealed class ModelMutationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_Mutants_SucceedOrAreRefused()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("LIVECONV_MUTANTS") ?? "2000", CultureInfo.InvariantCulture);
        var models = Models().Select(model => model.ToBytes()).ToArray();
        var path = Path.Combine(folder.Path, "mutant.onnx");
        var (imported, refused) = (0, 0);
        for (var seed = 0; seed < count; seed++)
        {
            var mutant = Mutate(models[seed % models.Length], new Random(seed));
            File.WriteAllBytes(path, mutant);
            var use = ImportUse.Measure(() =>
            {
                try
                {
                    OnnxImporter.Import(path);
                    return true;
                }
                catch (OnnxImportException)
                {
                    return false;
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"mutant {seed}", e);
                }
            });
            if (use.Result) imported++;
            else refused++;
            Assert.True(use.IsSmall, $"mutant {seed} took {use}");
        }

        // Both must happen, or the mutations are too gentle or too wild to find anything.
        Assert.True(imported > count / 100 && refused > count / 5, $"{imported} imported, {refused} refused");
    }

    private static byte[] Mutate(byte[] model, Random random)
    {
        var bytes = model.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.RemoveAt(place);
                    break;
                case 4:
                    bytes.RemoveRange(place, Math.Min(random.Next(1, 20), bytes.Count - place));
                    break;
                default:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(random.Next(1, 20), bytes.Count - place)));
                    break;
            }

            if (bytes.Count == 0) bytes.Add(0);
        }

        return [.. bytes];
    }

    private static IEnumerable<ModelBuilder> Models()
    {
        yield return new ModelBuilder()
            .Input("x", 1, 2, 5, 4).Weights("w", [4, 1, 3, 3], new float[36]).Weights("b", [4], 1, 2, 3, 4)
            .Node("Conv", "x, w, b → c", ("group", 2), ("pads", new[] { 1, 1, 1, 1 }), ("strides", new[] { 1, 2 }))
            .Node("Relu", "c → r")
            .Node("MaxPool", "r → p", ("kernel_shape", new[] { 2, 2 }), ("ceil_mode", 1))
            .Node("Flatten", "p → y").Output("y");
        yield return new ModelBuilder()
            .Input("x", 2, 3, 4).Integers("shape", 0, -1).Weights("m", [12, 2], new float[24])
            .Node("Reshape", "x, shape → flat").Node("MatMul", "flat, m → y").Node("Softmax", "y → s", ("axis", 1)).Output("s");
        yield return new ModelBuilder()
            .Input("x", 1, 3, 4, 4)
            .Node("Shape", "x → shape")
            .Integers("two", 2).Integers("four", 4).Integers("axis", 0)
            .Node("Slice", "shape, two, four, axis → size")
            .Integers("times", 2, 2).Node("Mul", "size, times → doubled")
            .Integers("front", 1, 3).Node("Concat", "front, doubled → sizes", ("axis", 0))
            .Node("Resize", "x, , , sizes → y", ("mode", "linear")).Output("y");
        yield return new ModelBuilder()
            .Integers("shape", 3, 4).Input("x", 4, 3)
            .Node("ConstantOfShape", "shape → c", ("value", ModelBuilder.FloatTensor("v", [1], 0.5f)))
            .Node("Transpose", "x → t", ("perm", new[] { 1, 0 })).Node("Add", "c, t → a")
            .Node("ReduceMean", "a → y", ("axes", new[] { 1 })).Node("Clip", "y → z").Output("z");
        yield return new ModelBuilder()
            .Input("x", 1, 4, 3, 3).Integers("pads", 0, 0, 1, 1, 0, 0, 1, 1).Integers("repeats", 1, 1, 2, 2).Integers("k", 2)
            .Node("Pad", "x, pads → p", ("mode", "reflect")).Node("Tile", "p, repeats → t")
            .Node("DepthToSpace", "t → d", ("blocksize", 2)).Node("TopK", "d, k → v, i", ("axis", 3)).Output("v").Output("i");
        yield return new ModelBuilder(9)
            .Input("x", -1, 6, 5).Weights("s", [6], new float[6]).Weights("w", [6, 2, 3], new float[36])
            .Node("BatchNormalization", "x, s, s, s, s → n").Node("ConvTranspose", "n, w → c", ("strides", new[] { 2 }), ("output_padding", new[] { 1 }))
            .Node("Split", "c → a, b", ("axis", 1)).Node("Sub", "a, b → y").Output("y");
    }
}
