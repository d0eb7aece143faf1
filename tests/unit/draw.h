/*
 * draw.h: the arguments and the sum of expect_numbers.js, drawn and folded in
 * exactly the same way.
 */
#ifndef LOOPLINE_TESTS_DRAW_H
#define LOOPLINE_TESTS_DRAW_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#define DRAWS 5000

struct draw {
    uint64_t state;
    uint64_t sum;
};

static inline struct draw draw_start(void)
{
    return (struct draw){0x9e3779b97f4a7c15u, 0xcbf29ce484222325u};
}

static inline uint64_t draw_next(struct draw *draw)
{
    draw->state ^= draw->state << 13;
    draw->state ^= draw->state >> 7;
    draw->state ^= draw->state << 17;
    return draw->state;
}

static inline double draw_unit(struct draw *draw)
{
    return (double)(draw_next(draw) >> 11) / 0x1p53;
}

static inline double draw_argument(struct draw *draw)
{
    double x;
    uint64_t bits;
    switch (draw_next(draw) % 6) {
    case 0:
        bits = draw_next(draw);
        memcpy(&x, &bits, sizeof x);
        return x;
    case 1:
        return (draw_unit(draw) - 0.5) * 20;
    case 2:
        return (draw_unit(draw) - 0.5) * 2000;
    case 3:
        return (draw_unit(draw) - 0.5) * 2;
    case 4:
        return 1 + (draw_unit(draw) - 0.5) / 1024;
    default:
        return ((double)(draw_next(draw) % 4001) - 2000) / 8;
    }
}

static inline void draw_byte(struct draw *draw, uint8_t byte)
{
    draw->sum = (draw->sum ^ byte) * 0x100000001b3u;
}

/* Every NaN counts as the same. */
static inline void draw_fold(struct draw *draw, double x)
{
    uint64_t bits = 0x7ff8000000000000u;
    if (!isnan(x))
        memcpy(&bits, &x, sizeof bits);
    for (int i = 0; i < 64; i += 8)
        draw_byte(draw, (uint8_t)(bits >> i));
}

static inline void draw_fold_text(struct draw *draw, const char *text)
{
    for (; *text; text++)
        draw_byte(draw, (uint8_t)*text);
    draw_byte(draw, '\n');
}

#endif
