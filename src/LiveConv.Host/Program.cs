using System.Runtime.InteropServices;
using LiveConv.Host;
using LiveConv.Host.Output;

using var cancel = new CancellationTokenSource();
using var output = new StandardStream(Console.Out, carriesResults: true);
using var error = new StandardStream(Console.Error, carriesResults: false);
var pressed = 0;

// The first Ctrl+C lets the command clean up; the second one ends the program at once.
void Interrupt(PosixSignalContext signal)
{
    if (Interlocked.Increment(ref pressed) > 1)
    {
        PartialPath.DeleteAll();
        return;
    }

    signal.Cancel = true;
    cancel.Cancel();
    _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => error.WriteLine("liveconv: the layer that is being computed isn't done yet; Ctrl+C again ends at once"), TaskScheduler.Default);
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
return App.Run(args, output, error, !Console.IsErrorRedirected, cancel.Token);
