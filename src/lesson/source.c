#include "lesson/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf.h"

#define BYTE_ORDER_MARK 0xfeffu

/* --- the file -------------------------------------------------------------- */

static bool tell_long(const struct fault *fault, size_t most)
{
    char size[32];
    snprintf(size, sizeof size, "%zu KiB", most >> 10);
    return fault_at(fault, 1, FAULT_LONG, size, NULL);
}

static const char *read_open(int file, struct lesson_store *store, size_t most,
                             size_t *length, const struct fault *fault)
{
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        fault_at(fault, 0, FAULT_NO_FILE, NULL, NULL);
        return NULL;
    }
    if ((uint64_t)about.st_size > most) {
        tell_long(fault, most);
        return NULL;
    }
    size_t size = (size_t)about.st_size;
    char *text = store_bytes(store, size + 1);
    ssize_t got = text ? 0 : -1;
    *length = 0;
    while (text && *length < size &&
           (got = read(file, text + *length, size - *length)) > 0)
        *length += (size_t)got;
    if (got < 0) {
        fault_at(fault, 0, text ? FAULT_OPEN : FAULT_MEMORY, strerror(errno),
                 NULL);
        return NULL;
    }
    return text;
}

const char *source_read(struct lesson_store *store, size_t most,
                        size_t *length, const struct fault *fault)
{
    /* A pipe by that name must not keep us waiting. */
    int file = open(fault->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        fault_at(fault, 0, FAULT_OPEN, strerror(errno), NULL);
        return NULL;
    }
    const char *text = read_open(file, store, most, length, fault);
    close(file);
    return text;
}

/* --- its characters ---------------------------------------------------------- */

/* Controls of both kinds, and what turns the direction of writing. */
static bool is_hidden(uint32_t point)
{
    return (point < 0x20 && point != '\n') ||
           (point >= 0x7f && point < 0xa0) || point == BYTE_ORDER_MARK ||
           (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
}

static bool tell_hidden(uint32_t point, size_t at, uint32_t line,
                        const struct fault *fault)
{
    char name[16];
    snprintf(name, sizeof name, "U+%04X", point);
    enum fault_kind kind = point == '\r'                         ? FAULT_CRLF
                           : point == '\t'                       ? FAULT_TAB
                           : point == BYTE_ORDER_MARK && at == 0 ? FAULT_BOM
                                                                 : FAULT_CONTROL;
    return fault_at(fault, line, kind, name, NULL);
}

bool source_check(const char *text, size_t length, uint32_t first,
                  const struct fault *fault)
{
    uint32_t line = first, point;
    for (size_t at = 0, size; at < length; at += size) {
        size = utf_decode_strict(text + at, length - at, &point);
        if (!size)
            return fault_at(fault, line, FAULT_ENCODING, NULL, NULL);
        if (is_hidden(point))
            return tell_hidden(point, at, line, fault);
        line += point == '\n';
    }
    return true;
}

const char *source_line(const char **at, const char *end)
{
    const char *begin = *at;
    if (begin >= end)
        return NULL;
    const char *stop = memchr(begin, '\n', (size_t)(end - begin));
    *at = stop ? stop + 1 : end;
    return stop ? stop : end;
}
