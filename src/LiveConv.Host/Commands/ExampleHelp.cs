using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LiveConv.Host.Commands;

/// <summary>Adds examples to what <c>--help</c> prints.</summary>
internal sealed class ExampleHelp(HelpAction inner, string[] examples) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    /// <summary>Gives a command a help of its own with these examples.</summary>
    public static void Add(Command command, params string[] examples)
    {
        var help = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null) command.Options.Add(help = new HelpOption());
        help.Action = new ExampleHelp((HelpAction)help.Action!, examples);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return code;
    }
}
