using System.Globalization;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary>Text for people: numbers as in code, tables without colours, so that they read the same in a pipe.</summary>
internal static class Text
{
    // Wide enough that no cell wraps in a pipe.
    private const int Columns = 200;

    /// <summary>Interpolates with a decimal point everywhere.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of bytes in kB or MB (powers of 1000).</summary>
    public static string Size(long bytes) => bytes < 100_000 ? Of($"{bytes / 1e3:0.0} kB") : Of($"{bytes / 1e6:0.0} MB");

    /// <summary>A table whose first two columns are words and whose other ones are figures.</summary>
    public static Table MakeTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn(columns[i]).NoWrap();
            table.AddColumn(i < 2 ? column.LeftAligned() : column.RightAligned());
        }

        return table;
    }

    public static void Write(TextWriter output, Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Columns;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }
}
