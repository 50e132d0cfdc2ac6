/* The pictures of the camera stand-in: a barcode of the frame's number over a grey body with a moving bar.
 * Barcode: the top 32 rows are 32 cells of width/32 pixels; the leftmost is bit 31; bright = 1.
 * The reader is tests/LiveConv.Tests.Support/Barcode.cs. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BARCODE_ROWS = 32, DARK = 16, BODY = 126, BAR = 200, BRIGHT = 235 };

static uint8_t luma(int x, int y, int width, uint32_t number) {
    int cell = x / (width / 32);
    if (y < BARCODE_ROWS) return number >> (31 - (cell < 31 ? cell : 31)) & 1 ? BRIGHT : DARK;
    int from_bar = (x - (int)(number * 8 % width) + width) % width;
    return from_bar < 16 ? BAR : BODY;
}

static size_t write_yuyv(uint8_t *to, int width, int height, uint32_t number) {
    size_t row = (size_t)width * 2;
    for (int y = 0; y < height; y++) {
        if (y != 0 && y != BARCODE_ROWS) { /* only two rows differ from the one above */
            memcpy(to + y * row, to + (y - 1) * row, row);
            continue;
        }
        for (int x = 0; x < width; x++) {
            to[y * row + 2 * x] = luma(x, y, width, number);
            to[y * row + 2 * x + 1] = 128;
        }
    }
    return row * height;
}

/* Baseline JPEG of flat grey 8x8 blocks: the DC step is 8, so a block's DC is its luma - 128, exactly;
 * AC has one code, "end of block", of one bit. */
typedef struct { uint8_t *next; uint32_t bits; int count; } BitWriter;

static void put_bits(BitWriter *w, uint32_t value, int length) {
    w->bits = w->bits << length | value;
    for (w->count += length; w->count >= 8; w->count -= 8) {
        uint8_t byte = (uint8_t)(w->bits >> (w->count - 8));
        *w->next++ = byte;
        if (byte == 0xFF) *w->next++ = 0; /* a stuffed zero: 0xFF alone would start a marker */
    }
}

static void put_dc(BitWriter *w, int difference) {
    int magnitude = difference < 0 ? -difference : difference, category = 0;
    while (magnitude >> category) category++;
    /* The lengths in the DC table below, as codes: 00 010 011 100 101 110 1110 11110 111110. */
    static const uint8_t code[] = { 0, 2, 3, 4, 5, 6, 14, 30, 62 }, length[] = { 2, 3, 3, 3, 3, 3, 4, 5, 6 };
    put_bits(w, code[category], length[category]);
    if (category) put_bits(w, (uint32_t)(difference < 0 ? difference + (1 << category) - 1 : difference), category);
}

static size_t write_jpeg(uint8_t *to, int width, int height, uint32_t number) {
    static const uint8_t tables[] = {
        0xFF, 0xC4, 0, 28, 0x00, 0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8,
        0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0 };
    uint8_t *p = to;
    memcpy(p, (uint8_t[]){ 0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0 }, 7);
    memset(p + 7, 8, 64);
    p += 71;
    memcpy(p, (uint8_t[]){ 0xFF, 0xC0, 0, 11, 8, (uint8_t)(height >> 8), (uint8_t)height,
        (uint8_t)(width >> 8), (uint8_t)width, 1, 1, 0x11, 0 }, 13);
    p += 13;
    memcpy(p, tables, sizeof tables);
    BitWriter w = { p + sizeof tables, 0, 0 };
    int previous = 0;
    for (int y = 0; y < height; y += 8)
        for (int x = 0; x < width; x += 8) { /* a last block may lie half outside */
            int dc = luma(x + 4 < width ? x + 4 : width - 1, y, width, number) - 128;
            put_dc(&w, dc - previous);
            put_bits(&w, 0, 1);
            previous = dc;
        }
    put_bits(&w, 0x7F, 7); /* pads the last byte with ones */
    memcpy(w.next, (uint8_t[]){ 0xFF, 0xD9 }, 2);
    return (size_t)(w.next + 2 - to);
}
