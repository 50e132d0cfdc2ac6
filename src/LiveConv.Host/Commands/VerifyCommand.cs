using System.CommandLine;
using System.Globalization;
using LiveConv.Frames;
using LiveConv.Verification;

namespace LiveConv.Host.Commands;

/// <summary><c>verify</c>: holds every value of every layer against the naive references, on real frames (docs/verification.md).</summary>
internal static class VerifyCommand
{
    private const int DefaultFrames = 30;

    public static Command Make(CommandContext context)
    {
        var command = new Command("verify", "Holds every value of every layer against a naive reference, on real frames; exit code 4 if one is outside its bound.");
        var frames = new FrameOptions();
        var sample = FrameOptions.Parsed<int?>("--sample", "K", "Checks only K seeded random values of each convolution and matrix product instead of all", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? count : null, $"a whole number from 1 to {int.MaxValue} is needed");
        var json = new Option<bool>("--json") { Description = "Prints one JSON object" };
        frames.AddTo(command);
        command.Options.Add(sample);
        command.Options.Add(json);
        ExampleHelp.Add(
            command,
            "liveconv verify --source camera:0 --pipeline sobel --backend gl",
            "liveconv verify --source pattern:shapes --pipeline canny --frames 30 --json");
        command.SetAction(parsed => Run(frames.Read(parsed), parsed.GetValue(sample) ?? 0, parsed.GetValue(json), context));
        return command;
    }

    private static int Run(FrameSettings settings, int sample, bool json, CommandContext context)
    {
        using var session = FrameSession.Open(settings, context);
        var wanted = settings.Frames ?? DefaultFrames;
        var verifier = new PipelineVerifier(session.Loaded, session.Executor, session.Source.Name, sample, settings.Threads);
        var frame = new Frame(session.Source.Width, session.Source.Height);
        var progress = new ProgressLine(context, Math.Min(wanted, session.Source.FrameCount ?? wanted));
        var done = 0;
        VerificationReport report;
        try
        {
            for (; done < wanted && session.Source.Read(frame); progress.Update(++done))
            {
                context.Cancel.ThrowIfCancellationRequested();
                verifier.Verify(frame);
            }
        }
        catch (SourceException failure) when (done > 0)
        {
            // What was verified until then counts.
            context.Warn(failure.Message);
        }
        finally
        {
            // The checks read from the pipeline: none may be under way when it is disposed of.
            report = verifier.Finish();
            progress.Clear();
        }

        if (done == 0) throw new SourceException($"{session.Source.Name}: gave no frame");
        if (json) context.Out.WriteLine(report.ToJson());
        else Describe(report, context.Out);
        return report.Passed ? ExitCode.Ok : ExitCode.Mismatch;
    }

    private static void Describe(VerificationReport report, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Pipeline} on {report.Backend} ({report.Device}): {Amount.Of(report.Frames, "frame")} of {report.Source}, {Amount.Of(report.Layers, "layer")}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Checked.Values:n0} {Amount.Noun(report.Checked.Values, "value", "values")}, {report.Checked.OutsideBound:n0} outside the bound; largest error {report.Checked.MaxErrorOverBound:0.###} of its bound, {report.Checked.MaxUlp} ULP"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.PixelsOffByMoreThan1:n0} {Amount.Noun(report.PixelsOffByMoreThan1, "pixel", "pixels")} off by more than 1"));
        output.WriteLine(report.Passed ? "verified" : $"MISMATCH: {report.FirstMismatch}");
    }
}
