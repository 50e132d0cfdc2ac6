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

    /// <summary>A number of at most four digits with k, M, G or T for thousands, millions and so on.</summary>
    public static string Figure(double value)
    {
        string[] units = ["", "k", "M", "G", "T", "P"];
        var unit = 0;
        // 999.6 would become 1000 when it is rounded.
        for (; value >= 999.5 && unit < units.Length - 1; unit++) value /= 1000;
        return unit == 0 && value == Math.Floor(value) ? Of($"{value:0}") : value < 9.995 ? Of($"{value:0.00}{units[unit]}") : value < 99.95 ? Of($"{value:0.0}{units[unit]}") : Of($"{value:0}{units[unit]}");
    }

    /// <summary>Columns of the terminal; in a pipe those that COLUMNS says, or 120.</summary>
    public static int TerminalWidth()
    {
        const int Usual = 120;
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0) return columns;
        if (Console.IsOutputRedirected) return Usual;
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : Usual;
        }
        catch (IOException)
        {
            return Usual;
        }
    }

    /// <summary>A line, broken between words where it is longer than the terminal is wide; what follows is indented.</summary>
    public static void WriteWrapped(TextWriter output, string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                line = "  " + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        output.WriteLine(line);
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
