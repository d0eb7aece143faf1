#include "lesson/lines.h"

#include <string.h>

void lines_init(struct lines *lines)
{
    memset(lines, 0, sizeof *lines);
}

static void put(struct line_part *part, const char *bytes, size_t length)
{
    size_t room = sizeof part->bytes - 1 - part->length;
    if (length > room) {
        length = room;
        while (length && ((uint8_t)bytes[length] & 0xc0) == 0x80)
            length--; /* not in the middle of a character */
    }
    memcpy(part->bytes + part->length, bytes, length);
    part->length += (uint32_t)length;
    part->begun = true;
}

static void tell(struct lines *lines, struct line_part *part)
{
    part->bytes[part->length] = 0;
    if (lines->line)
        lines->line(part->bytes, lines->context);
    part->length = 0;
    part->begun = false;
}

void lines_print(struct lines *lines, uint32_t process, int descriptor,
                 const uint8_t *bytes, size_t length)
{
    const char *at = (const char *)bytes, *end = at + length;
    if (process >= MACHINE_PROCESSES)
        return;
    struct line_part *part = &lines->parts[process][descriptor == 2];
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        put(part, at, (size_t)((stop ? stop : end) - at));
        if (!stop)
            return;
        tell(lines, part);
        at = stop + 1;
    }
}

void lines_past(struct lines *lines, const struct session *session)
{
    for (uint64_t i = 0; i < session->machine->prints; i++) {
        const struct journal_print *print =
            history_print(session->history, i);
        if (print)
            lines_print(lines, print->process, print->descriptor,
                        print->bytes, print->length);
    }
}

void lines_end(struct lines *lines)
{
    for (uint32_t i = 0; i < MACHINE_PROCESSES; i++)
        for (int which = 0; which < 2; which++)
            if (lines->parts[i][which].begun)
                tell(lines, &lines->parts[i][which]);
}
