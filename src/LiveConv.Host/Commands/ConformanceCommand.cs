using System.CommandLine;
using LiveConv.Onnx.Conformance;

namespace LiveConv.Host.Commands;

/// <summary><c>conformance</c>: runs folders in the layout of the ONNX backend tests.</summary>
internal static class ConformanceCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command(
            "conformance",
            "Runs folders in the layout of the ONNX backend tests (model.onnx, test_data_set_N/input_K.pb, output_K.pb) and compares the outputs.");
        var folders = new Argument<string[]>("folders") { HelpName = "FOLDER", Arity = ArgumentArity.OneOrMore, Description = "A case, or a folder of many" };
        var backend = FrameOptions.MakeBackend("reference", "What computes");
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "Threads for computing; 0 takes one a processor" };
        var relative = Tolerance("--rtol", Onnx.Conformance.Tolerance.Official.Relative, "How far a value may be off, as a fraction of the expected one");
        var absolute = Tolerance("--atol", Onnx.Conformance.Tolerance.Official.Absolute, "How far a value may be off besides; for deep networks, whose small values are what large ones left");
        var json = new Option<bool>("--json") { Description = "Prints one JSON object" };
        command.Arguments.Add(folders);
        command.Options.Add(backend);
        command.Options.Add(threads);
        command.Options.Add(relative);
        command.Options.Add(absolute);
        command.Options.Add(json);
        ExampleHelp.Add(command, "liveconv conformance /usr/share/libonnx-testdata/data/node --backend cpu");
        command.SetAction(parsed => Run(
            parsed.GetValue(folders) ?? [],
            parsed.GetValue(backend)!,
            parsed.GetValue(threads),
            new Tolerance(parsed.GetValue(relative), parsed.GetValue(absolute)),
            parsed.GetValue(json),
            context));
        return command;
    }

    private static Option<double> Tolerance(string name, double official, string description)
    {
        var option = new Option<double>(name) { HelpName = "X", Description = description, DefaultValueFactory = _ => official };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and < double.PositiveInfinity)) result.AddError($"{name} must be a number from 0 on");
        });
        return option;
    }

    private static int Run(string[] folders, string backend, int threads, Tolerance tolerance, bool json, CommandContext context)
    {
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder)) throw new UsageException($"there is no folder {folder}");
        }

        string[] paths = [.. folders.SelectMany(folder => ConformanceRunner.FindFolders(folder))];
        if (paths.Length == 0) throw new UsageException($"there is no model.onnx in {string.Join(", ", folders)}");
        using var executor = Backends.Create(backend, threads);
        var runner = new ConformanceRunner(executor) { Tolerance = tolerance };
        var cases = new List<ConformanceCase>();
        foreach (var path in paths)
        {
            context.Cancel.ThrowIfCancellationRequested();
            cases.Add(runner.Run(path));
            if (!json) WriteCase(context.Out, cases[^1]);
        }

        var report = new ConformanceReport(
            executor.Backend,
            Count(cases, ConformanceResult.Passed),
            Count(cases, ConformanceResult.Failed),
            Count(cases, ConformanceResult.Unsupported),
            [.. cases.Select(item => new ConformanceEntry(item.Name, Word(item.Result), item.Reason, item.MaxErrorOverBound))]);
        if (json) JsonOutput.Write(context.Out, report, JsonOutput.Default.ConformanceReport);
        else context.Out.WriteLine($"{report.Backend}: {report.Passed} passed, {report.Failed} failed, {report.Unsupported} unsupported");
        return report.Failed > 0 ? ExitCode.Mismatch : ExitCode.Ok;
    }

    private static int Count(List<ConformanceCase> cases, ConformanceResult result) => cases.Count(item => item.Result == result);

    private static string Word(ConformanceResult result) => result switch
    {
        ConformanceResult.Passed => "passed",
        ConformanceResult.Failed => "failed",
        _ => "unsupported",
    };

    private static void WriteCase(TextWriter output, ConformanceCase item) =>
        output.WriteLine(item.Reason.Length > 0 ? $"{Word(item.Result),-11} {item.Name}: {item.Reason}" : $"{Word(item.Result),-11} {item.Name}");
}
