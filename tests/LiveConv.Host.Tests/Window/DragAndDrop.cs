using System.Runtime.InteropServices;
using System.Text;

namespace LiveConv.Host.Tests.Window;

/// <summary>Drops a file on a window as a file manager does: the source's side of the XDND protocol, version 5, through libX11.</summary>
internal static partial class DragAndDrop
{
    private const string X11 = "libX11.so.6";
    private const int SelectionRequest = 30;
    private const int SelectionNotify = 31;
    private const int ClientMessage = 33;

    /// <summary>Drops <paramref name="path"/> and waits until the window has taken it.</summary>
    public static void Drop(string display, string window, string path)
    {
        var connection = XOpenDisplay(display);
        if (connection == 0) throw new InvalidOperationException($"no display {display}");
        try
        {
            var target = nint.Parse(window, null);
            var source = XCreateSimpleWindow(connection, XDefaultRootWindow(connection), 0, 0, 1, 1, 0, 0, 0);
            nint Atom(string name) => XInternAtom(connection, name, 0);
            var uriList = Atom("text/uri-list");
            _ = XSetSelectionOwner(connection, Atom("XdndSelection"), source, 0);
            Send(connection, target, Atom("XdndEnter"), source, 5 << 24, uriList, 0, 0);
            Send(connection, target, Atom("XdndPosition"), source, 0, (100 << 16) | 100, 0, Atom("XdndActionCopy"));
            Send(connection, target, Atom("XdndDrop"), source, 0, 0, 0, 0);

            var data = Encoding.UTF8.GetBytes($"{new Uri(path).AbsoluteUri}\r\n");
            Span<nint> happened = stackalloc nint[24];
            while (true)
            {
                _ = XNextEvent(connection, happened);
                var type = (int)happened[0];
                if (type == SelectionRequest) Answer(connection, happened, data);
                if (type == ClientMessage && happened[5] == Atom("XdndFinished")) return;
            }
        }
        finally
        {
            _ = XCloseDisplay(connection);
        }
    }

    // The fields of X events are longs at fixed places on 64-bit machines: a message's window and type are the 4th and 5th, its data the 7th on.
    private static void Send(nint connection, nint target, nint message, params ReadOnlySpan<nint> values)
    {
        Span<nint> sent = stackalloc nint[24];
        sent.Clear();
        (sent[0], sent[4], sent[5], sent[6]) = (ClientMessage, target, message, 32);
        values.CopyTo(sent[7..]);
        _ = XSendEvent(connection, target, 0, 0, sent);
        _ = XFlush(connection);
    }

    private static void Answer(nint connection, ReadOnlySpan<nint> request, byte[] data)
    {
        var (requestor, selection, type, property, time) = (request[5], request[6], request[7], request[8], request[9]);
        _ = XChangeProperty(connection, requestor, property, type, 8, 0, data, data.Length);
        Span<nint> notice = stackalloc nint[24];
        notice.Clear();
        (notice[0], notice[4], notice[5], notice[6], notice[7], notice[8]) = (SelectionNotify, requestor, selection, type, property, time);
        _ = XSendEvent(connection, requestor, 0, 0, notice);
        _ = XFlush(connection);
    }

    [LibraryImport(X11, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint XOpenDisplay(string name);

    [LibraryImport(X11)]
    private static partial int XCloseDisplay(nint display);

    [LibraryImport(X11)]
    private static partial nint XDefaultRootWindow(nint display);

    [LibraryImport(X11)]
    private static partial nint XCreateSimpleWindow(nint display, nint parent, int x, int y, uint width, uint height, uint borderWidth, nint border, nint background);

    [LibraryImport(X11, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint XInternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport(X11)]
    private static partial int XSetSelectionOwner(nint display, nint selection, nint owner, nint time);

    [LibraryImport(X11)]
    private static partial int XSendEvent(nint display, nint window, int propagate, nint mask, Span<nint> sent);

    [LibraryImport(X11)]
    private static partial int XNextEvent(nint display, Span<nint> happened);

    [LibraryImport(X11)]
    private static partial int XFlush(nint display);

    [LibraryImport(X11)]
    private static partial int XChangeProperty(nint display, nint window, nint property, nint type, int format, int mode, byte[] data, int count);
}
