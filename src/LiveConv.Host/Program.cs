using System.Runtime.InteropServices;
using LiveConv.Host;

using var cancel = new CancellationTokenSource();
var pressed = 0;

// The first Ctrl+C lets the command clean up; the second one ends the program at once.
void Interrupt(PosixSignalContext signal)
{
    if (Interlocked.Increment(ref pressed) > 1) return;
    signal.Cancel = true;
    cancel.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return App.Run(args, Console.Out, Console.Error, !Console.IsErrorRedirected, cancel.Token);
