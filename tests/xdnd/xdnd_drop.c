// Drops a file on a window as a file manager does, by the XDND protocol, version 5 (freedesktop.org/wiki/Specifications/XDND).
// Usage: xdnd_drop WINDOW FILE     WINDOW is an X window's number, FILE an absolute path. Exit code 0 where the window took it.
#define _POSIX_C_SOURCE 200809L
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMEOUT_MS = 5000, XDND_VERSION = 5 };

static Display *display;
static Window source, target;

static Atom atom(const char *name) { return XInternAtom(display, name, False); }

static void tell(const char *type, long a, long b, long c, long d)
{
    XEvent event = {0};
    event.xclient.type = ClientMessage;
    event.xclient.display = display;
    event.xclient.window = target;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    event.xclient.data.l[0] = (long)source;
    event.xclient.data.l[1] = a;
    event.xclient.data.l[2] = b;
    event.xclient.data.l[3] = c;
    event.xclient.data.l[4] = d;
    XSendEvent(display, target, False, NoEventMask, &event);
    XFlush(display);
}

// Gives the target the list of dropped files that it asks for.
static void answer(const XSelectionRequestEvent *request, const char *list)
{
    XEvent event = {0};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = request->requestor;
    event.xselection.selection = request->selection;
    event.xselection.target = request->target;
    event.xselection.time = request->time;
    if (request->target == atom("text/uri-list")) {
        event.xselection.property = request->property;
        XChangeProperty(display, request->requestor, request->property, request->target, 8, PropModeReplace,
                        (const unsigned char *)list, (int)strlen(list));
    }
    XSendEvent(display, request->requestor, False, NoEventMask, &event);
    XFlush(display);
}

// Serves the target until it sends a message of this type. Returns bit 0 of its flags: whether it accepts.
static int wait_for(const char *type, const char *list)
{
    struct pollfd connection = {.fd = ConnectionNumber(display), .events = POLLIN};
    for (;;) {
        while (XPending(display)) {
            XEvent event;
            XNextEvent(display, &event);
            if (event.type == SelectionRequest) answer(&event.xselectionrequest, list);
            if (event.type == ClientMessage && event.xclient.message_type == atom(type)) return (int)(event.xclient.data.l[1] & 1);
        }
        if (poll(&connection, 1, TIMEOUT_MS) <= 0) {
            fprintf(stderr, "xdnd_drop: no %s within %d ms\n", type, TIMEOUT_MS);
            exit(1);
        }
    }
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: xdnd_drop WINDOW FILE\n");
        return 2;
    }
    display = XOpenDisplay(NULL);
    if (!display) {
        fprintf(stderr, "xdnd_drop: no display\n");
        return 1;
    }
    char list[4096];
    snprintf(list, sizeof list, "file://%s\r\n", arguments[2]);
    target = (Window)strtoul(arguments[1], NULL, 0);
    source = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(display, atom("XdndSelection"), source, CurrentTime);

    Window child;
    int x, y;
    XTranslateCoordinates(display, target, DefaultRootWindow(display), 20, 20, &x, &y, &child);
    tell("XdndEnter", (long)XDND_VERSION << 24, (long)atom("text/uri-list"), None, None);
    tell("XdndPosition", 0, (long)x << 16 | y, CurrentTime, (long)atom("XdndActionCopy"));
    if (!wait_for("XdndStatus", list)) {
        fprintf(stderr, "xdnd_drop: the window refuses files\n");
        return 1;
    }
    tell("XdndDrop", 0, CurrentTime, 0, 0);
    wait_for("XdndFinished", list);
    return 0;
}
