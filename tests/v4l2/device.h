/* The device behind the camera stand-in (v4l2_standin.c): its modes, its buffers, its clock, its answers to ioctl.
 * One device for the process; like a driver, it has one format and one owner of its buffers, however many have it open. */
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include "frame.h"

typedef struct { uint32_t fourcc; int width, height, fps[2]; } Mode;
enum { MODES = 4, BUFFERS = 8, HANDLES = 64 };
static const Mode usual[MODES] = { /* the first of each format is its default */
    { V4L2_PIX_FMT_YUYV, 640, 480, { 30 } }, { V4L2_PIX_FMT_YUYV, 320, 240, { 60, 30 } },
    { V4L2_PIX_FMT_MJPEG, 640, 480, { 30 } }, { V4L2_PIX_FMT_MJPEG, 1280, 720, { 30 } } };
static const Mode cheap[MODES] = { /* slow, and of odd sizes; of JPEGs the barcode's cells are whole blocks */
    { V4L2_PIX_FMT_YUYV, 354, 290, { 5 } }, { V4L2_PIX_FMT_YUYV, 178, 147, { 15, 5 } },
    { V4L2_PIX_FMT_MJPEG, 281, 243, { 5 } }, { V4L2_PIX_FMT_MJPEG, 797, 451, { 7 } } };
static const uint32_t formats[] = { V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_MJPEG };

static struct {
    pthread_mutex_t lock;
    pthread_t thread;
    int handles[HANDLES], owner, memory; /* descriptors; owner and memory are -1 while there are no buffers */
    const Mode *mode;
    int fps, buffers, queue[BUFFERS], queued, done[BUFFERS], filled;
    struct v4l2_buffer buffer[BUFFERS];
    bool streaming, gone;
    uint32_t delivered, dropped;
} device = { .lock = PTHREAD_MUTEX_INITIALIZER, .owner = -1, .memory = -1 };

static const char *behaviour(void) {
    const char *value = getenv("V4L2_STANDIN");
    return value ? value : "ok";
}
/* The number behind a behaviour's name, or otherwise. */
static uint32_t number_of(const char *name, uint32_t otherwise) {
    size_t length = strlen(name);
    return strncmp(behaviour(), name, length) ? otherwise : (uint32_t)strtoul(behaviour() + length, NULL, 10);
}
static const Mode *modes(void) { return strcmp(behaviour(), "cheap") ? usual : cheap; }
static int error(int code) {
    errno = code;
    return -1;
}
static bool exists(void) { return !device.gone && strcmp(behaviour(), "absent"); }
static int *handle(int fd) {
    for (int i = 0; fd >= 0 && i < HANDLES; i++)
        if (device.handles[i] == fd + 1) return &device.handles[i];
    return NULL;
}
/* Whole pages (of up to 64 KiB), because mmap takes each buffer by its offset. */
static size_t buffer_size(void) { return ((size_t)device.mode->width * device.mode->height * 2 + 0xFFFF) & ~(size_t)0xFFFF; }
static void log_line(const char *format, ...) {
    FILE *file = getenv("V4L2_STANDIN_LOG") ? fopen(getenv("V4L2_STANDIN_LOG"), "a") : NULL;
    if (!file) return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(file, format, arguments);
    va_end(arguments);
    fclose(file);
}

static void fill(uint8_t *memory, uint32_t number, struct timespec at) {
    struct v4l2_buffer *b = &device.buffer[device.queue[0]];
    memmove(device.queue, device.queue + 1, --device.queued * sizeof *device.queue);
    b->bytesused = (uint32_t)(device.mode->fourcc == V4L2_PIX_FMT_YUYV ? write_yuyv : write_jpeg)(
        memory + b->m.offset, device.mode->width, device.mode->height, number);
    /* Poor cables: half a picture, or bytes that are none. */
    if (number && number % number_of("torn:", UINT32_MAX) == 0) b->bytesused /= 2;
    if (number && number % number_of("garbage:", UINT32_MAX) == 0) memset(memory + b->m.offset, 0x5A, b->bytesused);
    b->sequence = number;
    b->timestamp = (struct timeval){ at.tv_sec, at.tv_nsec / 1000 };
    b->flags = V4L2_BUF_FLAG_DONE | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    device.done[device.filled++] = (int)b->index;
    device.delivered++;
    eventfd_write(device.owner, 1);
}

/* The sensor: a frame at every period of the clock, into a queued buffer if there is one, else lost. */
static void *capture(void *unused) {
    (void)unused;
    struct timespec due;
    clock_gettime(CLOCK_MONOTONIC, &due);
    uint8_t *memory = mmap(NULL, BUFFERS * buffer_size(), PROT_READ | PROT_WRITE, MAP_SHARED, device.memory, 0);
    for (uint32_t number = 0;; number++) {
        due.tv_nsec += 1000000000 / device.fps;
        if (due.tv_nsec >= 1000000000) due.tv_sec++, due.tv_nsec -= 1000000000;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
        pthread_mutex_lock(&device.lock);
        if (number == number_of("unplug:", UINT32_MAX)) device.gone = true;
        bool running = device.streaming && !device.gone;
        if (running && device.queued) fill(memory, number, due);
        else if (running) device.dropped++;
        else if (device.gone) eventfd_write(device.owner, 1); /* wakes who waits for a frame */
        pthread_mutex_unlock(&device.lock);
        if (!running) break;
    }
    munmap(memory, BUFFERS * buffer_size());
    return NULL;
}

static void stop(void) {
    if (!device.streaming) return;
    device.streaming = false;
    pthread_mutex_unlock(&device.lock);
    pthread_join(device.thread, NULL);
    pthread_mutex_lock(&device.lock);
    log_line("stopped delivered %u dropped %u\n", device.delivered, device.dropped);
    device.queued = device.filled = 0;
    eventfd_t left;
    int flags = fcntl(device.owner, F_GETFL);
    fcntl(device.owner, F_SETFL, flags | O_NONBLOCK);
    while (!eventfd_read(device.owner, &left)) { }
    fcntl(device.owner, F_SETFL, flags);
}

static void release(void) {
    stop();
    if (device.memory >= 0) close(device.memory);
    device.owner = device.memory = -1;
    device.buffers = 0;
}

static int request_buffers(int fd, struct v4l2_requestbuffers *r) {
    if (r->memory != V4L2_MEMORY_MMAP) return error(EINVAL);
    if (!strcmp(behaviour(), "in-use") || (device.owner >= 0 && device.owner != fd)) return error(EBUSY);
    if (r->count > BUFFERS) r->count = BUFFERS;
    release();
    r->capabilities = V4L2_BUF_CAP_SUPPORTS_MMAP;
    if (r->count == 0) return 0;
    device.owner = fd;
    device.buffers = (int)r->count;
    device.memory = memfd_create("v4l2", MFD_CLOEXEC);
    if (ftruncate(device.memory, (off_t)(BUFFERS * buffer_size()))) return -1;
    for (uint32_t i = 0; i < r->count; i++)
        device.buffer[i] = (struct v4l2_buffer){ .index = i, .type = V4L2_BUF_TYPE_VIDEO_CAPTURE, .field = V4L2_FIELD_NONE,
            .memory = V4L2_MEMORY_MMAP, .length = (uint32_t)buffer_size(), .m.offset = (uint32_t)(i * buffer_size()) };
    return 0;
}

static int start(void) {
    if (device.streaming) return 0;
    device.delivered = device.dropped = 0;
    device.streaming = true;
    log_line("streaming %.4s %dx%d %d fps\n", (const char *)&device.mode->fourcc, device.mode->width, device.mode->height, device.fps);
    return pthread_create(&device.thread, NULL, capture, NULL) ? error(ENOMEM) : 0;
}

static int dequeue(int fd, struct v4l2_buffer *b) {
    if (!device.streaming) return error(EINVAL);
    eventfd_t one;
    pthread_mutex_unlock(&device.lock);
    int result = eventfd_read(fd, &one); /* waits, or EAGAIN if the descriptor is non-blocking */
    pthread_mutex_lock(&device.lock);
    if (device.gone) return error(ENODEV);
    if (result) return -1;
    *b = device.buffer[device.done[0]];
    memmove(device.done, device.done + 1, --device.filled * sizeof *device.done);
    return 0;
}

static int queue(struct v4l2_buffer *b) {
    if ((int)b->index >= device.buffers) return error(EINVAL);
    for (int i = 0; i < device.queued; i++) if (device.queue[i] == (int)b->index) return error(EINVAL);
    device.queue[device.queued++] = (int)b->index;
    return 0;
}

/* The mode of the wanted format (the first format if there is none such) whose size is nearest. */
static const Mode *nearest(const struct v4l2_pix_format *wanted) {
    uint32_t fourcc = wanted->pixelformat == V4L2_PIX_FMT_MJPEG ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    const Mode *best = NULL;
    for (const Mode *m = modes(); m < modes() + MODES; m++)
        if (m->fourcc == fourcc && (!best || abs(m->width - (int)wanted->width) < abs(best->width - (int)wanted->width))) best = m;
    return best;
}

static int describe(const Mode *m, struct v4l2_pix_format *to) {
    *to = (struct v4l2_pix_format){ .width = m->width, .height = m->height, .pixelformat = m->fourcc, .field = V4L2_FIELD_NONE,
        .bytesperline = m->fourcc == V4L2_PIX_FMT_YUYV ? m->width * 2 : 0, .sizeimage = m->width * m->height * 2 };
    return 0;
}

static int frame_rate(struct v4l2_captureparm *p, bool set) {
    if (set && p->timeperframe.numerator) {
        int wanted = (int)(p->timeperframe.denominator / p->timeperframe.numerator);
        const int *fps = device.mode->fps;
        device.fps = fps[1] && abs(fps[1] - wanted) < abs(fps[0] - wanted) ? fps[1] : fps[0];
    }
    *p = (struct v4l2_captureparm){ .capability = V4L2_CAP_TIMEPERFRAME, .timeperframe = { 1, device.fps } };
    return 0;
}

static int enumerate_sizes(struct v4l2_frmsizeenum *f) {
    uint32_t index = f->index;
    for (const Mode *m = modes(); m < modes() + MODES; m++)
        if (m->fourcc == f->pixel_format && index-- == 0) {
            f->type = V4L2_FRMSIZE_TYPE_DISCRETE;
            f->discrete = (struct v4l2_frmsize_discrete){ m->width, m->height };
            return 0;
        }
    return error(EINVAL);
}

static int enumerate_rates(struct v4l2_frmivalenum *f) {
    for (const Mode *m = modes(); m < modes() + MODES; m++)
        if (m->fourcc == f->pixel_format && m->width == (int)f->width && m->height == (int)f->height && f->index < 2 && m->fps[f->index]) {
            f->type = V4L2_FRMIVAL_TYPE_DISCRETE;
            f->discrete = (struct v4l2_fract){ 1, m->fps[f->index] };
            return 0;
        }
    return error(EINVAL);
}

static int answer(int fd, unsigned long request, void *argument) {
    if (device.gone) return error(ENODEV);
    switch (request) {
    case VIDIOC_QUERYCAP:
        *(struct v4l2_capability *)argument = (struct v4l2_capability){ "standin", "LiveConv test camera", "platform:standin", 0x60000,
            V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS, V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING, { 0 } };
        return 0;
    case VIDIOC_ENUMINPUT:
        if (((struct v4l2_input *)argument)->index) return error(EINVAL);
        *(struct v4l2_input *)argument = (struct v4l2_input){ .name = "Camera 1", .type = V4L2_INPUT_TYPE_CAMERA };
        return 0;
    case VIDIOC_G_INPUT: *(int *)argument = 0; return 0;
    case VIDIOC_S_INPUT: return *(int *)argument ? error(EINVAL) : 0;
    case VIDIOC_ENUM_FMT: {
        struct v4l2_fmtdesc *f = argument;
        if (f->index > 1 || f->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return error(EINVAL);
        f->pixelformat = formats[f->index];
        f->flags = f->index ? V4L2_FMT_FLAG_COMPRESSED : 0;
        strcpy((char *)f->description, f->index ? "Motion-JPEG" : "YUYV 4:2:2");
        return 0;
    }
    case VIDIOC_ENUM_FRAMESIZES: return enumerate_sizes(argument);
    case VIDIOC_ENUM_FRAMEINTERVALS: return enumerate_rates(argument);
    case VIDIOC_S_FMT:
        if (device.owner >= 0 || !strcmp(behaviour(), "in-use")) return error(EBUSY);
        device.mode = nearest(&((struct v4l2_format *)argument)->fmt.pix);
        device.fps = device.mode->fps[0];
        /* fall through */
    case VIDIOC_G_FMT: return describe(device.mode, &((struct v4l2_format *)argument)->fmt.pix);
    case VIDIOC_TRY_FMT: return describe(nearest(&((struct v4l2_format *)argument)->fmt.pix), &((struct v4l2_format *)argument)->fmt.pix);
    case VIDIOC_S_PARM: return frame_rate(&((struct v4l2_streamparm *)argument)->parm.capture, true);
    case VIDIOC_G_PARM: return frame_rate(&((struct v4l2_streamparm *)argument)->parm.capture, false);
    case VIDIOC_REQBUFS: return request_buffers(fd, argument);
    }
    if (fd != device.owner) return error(EINVAL); /* the rest needs buffers */
    switch (request) {
    case VIDIOC_QUERYBUF:
        if ((int)((struct v4l2_buffer *)argument)->index >= device.buffers) return error(EINVAL);
        *(struct v4l2_buffer *)argument = device.buffer[((struct v4l2_buffer *)argument)->index];
        return 0;
    case VIDIOC_QBUF: return queue(argument);
    case VIDIOC_DQBUF: return dequeue(fd, argument);
    case VIDIOC_STREAMON: return start();
    case VIDIOC_STREAMOFF: stop(); return 0;
    }
    return error(EINVAL); /* no controls: a driver's answer is the same */
}

static int open_device(int flags) {
    if (!exists()) return error(ENOENT);
    if (!strcmp(behaviour(), "busy")) return error(EBUSY);
    if (!strcmp(behaviour(), "forbidden")) return error(EACCES);
    int fd = eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC | (flags & O_NONBLOCK ? EFD_NONBLOCK : 0));
    pthread_mutex_lock(&device.lock);
    if (!device.mode) device.mode = modes(), device.fps = device.mode->fps[0];
    for (int i = 0; fd >= 0 && i < HANDLES && !handle(fd); i++)
        if (device.handles[i] == 0) device.handles[i] = fd + 1;
    pthread_mutex_unlock(&device.lock);
    return fd;
}

static void close_device(int fd) {
    pthread_mutex_lock(&device.lock);
    if (fd == device.owner) release();
    *handle(fd) = 0;
    pthread_mutex_unlock(&device.lock);
}
