using System.Text;
using LiveConv.Frames;
using LiveConv.Host.Output;

namespace LiveConv.Host;

/// <summary>
/// Standard output or standard error, where the one who reads may be gone: a result that can't be written is a failure with
/// a sentence, a message that nobody can read is lost.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="carriesResults">Whether it is standard output.</param>
internal sealed class StandardStream(TextWriter stream, bool carriesResults) : TextWriter
{
    public override Encoding Encoding => stream.Encoding;

    public override void Write(char value) => Try(() => stream.Write(value));

    public override void Write(string? value) => Try(() => stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => stream.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => stream.WriteLine(value));

    public override void Flush() => Try(stream.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (FileProblem.Is(failure))
        {
            if (carriesResults) throw new OutputException($"standard output can't be written: {failure.Message}");
        }
    }
}
