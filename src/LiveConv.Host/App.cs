using System.CommandLine;
using System.CommandLine.Parsing;
using LiveConv.Frames;
using LiveConv.Host.Commands;
using LiveConv.Host.Output;
using LiveConv.Host.Scripts;
using LiveConv.Onnx;
using LiveConv.Models.Catalog;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Host;

/// <summary>The program: parses the command line, runs the command, and turns what went wrong into one line and an exit code.</summary>
public static class App
{
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool errorIsTerminal = false, CancellationToken cancel = default)
    {
        NativeEnvironment.Quiet();
        var context = new CommandContext(output, error, errorIsTerminal, cancel);
        var parsed = MakeRoot(context).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not ExampleHelp)
        {
            foreach (var problem in UsageProblems.Of(parsed)) context.Warn(problem);
            context.Warn($"see: liveconv {CommandName(parsed)}--help");
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception failure)
        {
            return Report(failure, context);
        }
    }

    private static RootCommand MakeRoot(CommandContext context)
    {
        var root = new RootCommand("LiveConv shows what convolution sees: live filters on a camera, a video or a stream, proven against a reference.");
        RunCommand.AddTo(root, context);
        Command[] commands =
        [
            RunCommand.Make(context), RenderCommand.Make(context), VerifyCommand.Make(context), BenchCommand.Make(context),
            InspectCommand.Make(context), ConformanceCommand.Make(context), PipelinesCommand.Make(context), SourcesCommand.Make(context), ModelsCommand.Make(context),
        ];
        foreach (var command in commands) root.Subcommands.Add(command);
        return root;
    }

    private static int Report(Exception failure, CommandContext context)
    {
        var (code, message) = failure switch
        {
            OperationCanceledException => (ExitCode.Interrupted, "interrupted"),
            UsageException => (ExitCode.Usage, failure.Message),
            ScriptException or SourceException or PipelineException or ShapeException or OnnxImportException => (ExitCode.BadInput, failure.Message),
            BackendException or OutputException or DownloadException or GlException or ShaderCompileException or NotSupportedException => (ExitCode.Failed, failure.Message),
            DllNotFoundException => (ExitCode.Failed, $"a library is missing: {failure.Message.Split('\n')[0]}"),
            _ => (ExitCode.Failed, $"failed: {failure.Message.ReplaceLineEndings(" ")} ({failure.GetType().Name}; LIVECONV_DEBUG=1 shows where)"),
        };
        context.Warn(message);
        if (Environment.GetEnvironmentVariable("LIVECONV_DEBUG") == "1") context.Error.WriteLine(failure);
        return code;
    }

    private static string CommandName(ParseResult parsed) =>
        NameOf(parsed.CommandResult);

    /// <summary>The words of a command below the program's name, each followed by a space.</summary>
    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? NameOf(parent) + command.Command.Name + " " : "";
}
