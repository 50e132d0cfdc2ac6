/* A camera at /dev/video0 for machines without one: preload it (LD_PRELOAD) and open, ioctl, mmap, close and stat
 * answer as a V4L2 driver does. The descriptor is an eventfd that counts filled buffers, so poll and select just work.
 *
 * V4L2_STANDIN      ok (default) | cheap | busy | in-use | forbidden | absent | unplug:N | torn:N | garbage:N
 *                   cheap: few frames of odd sizes; busy: open fails; in-use: another program streams, so buffers are refused;
 *                   unplug: gone after N frames; torn, garbage: every Nth frame is half a picture, or bytes that are none
 * V4L2_STANDIN_LOG  a file that gets a line when streaming starts ("streaming YUYV 640x480 30 fps") and one when it
 *                   stops ("stopped delivered 31 dropped 0")
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include "device.h"

/* libc's own function behind the one that this library puts in its place */
#define REAL(name) ({ static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); real; })

static bool is_device(const char *path) { return path && !strcmp(path, "/dev/video0"); }

static mode_t mode_argument(int flags, va_list arguments) {
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        if (is_device(path)) return open_device(flags); \
        va_list arguments; \
        va_start(arguments, flags); \
        mode_t mode = mode_argument(flags, arguments); \
        va_end(arguments); \
        return REAL(name)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        if (is_device(path)) return open_device(flags); \
        va_list arguments; \
        va_start(arguments, flags); \
        mode_t mode = mode_argument(flags, arguments); \
        va_end(arguments); \
        return REAL(name)(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    if (handle(fd)) close_device(fd);
    return REAL(close)(fd);
}

int ioctl(int fd, unsigned long request, ...) {
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    if (!handle(fd)) return REAL(ioctl)(fd, request, argument);
    pthread_mutex_lock(&device.lock);
    int result = answer(fd, (uint32_t)request, argument);
    pthread_mutex_unlock(&device.lock);
    return result;
}

#define MMAP(name, offset_type) \
    void *name(void *at, size_t length, int protection, int flags, int fd, offset_type offset) { \
        return REAL(name)(at, length, protection, flags, handle(fd) ? device.memory : fd, offset); \
    }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

#define STAT(name, type) \
    int name(const char *path, struct type *to) { \
        if (!is_device(path)) return REAL(name)(path, to); \
        if (!exists()) return error(ENOENT); \
        *to = (struct type){ .st_mode = S_IFCHR | 0660, .st_nlink = 1, .st_rdev = makedev(81, 0) }; \
        return 0; \
    }
STAT(stat, stat)
STAT(lstat, stat)
STAT(stat64, stat64)
STAT(lstat64, stat64)

int access(const char *path, int mode) {
    if (!is_device(path)) return REAL(access)(path, mode);
    if (!exists()) return error(ENOENT);
    return mode != F_OK && !strcmp(behaviour(), "forbidden") ? error(EACCES) : 0;
}
