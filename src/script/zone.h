/*
 * zone.h: the rules of a time zone, as a TZif file has them (RFC 8536).
 *
 * The machine never reads such a file: its bytes come as an event and stay in
 * the arena as they are. What they say is looked up in place. An offset is
 * how many milliseconds local time is ahead of UTC.
 */
#ifndef LOOPLINE_SCRIPT_ZONE_H
#define LOOPLINE_SCRIPT_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZONE_NAME 48

/* The part of a TZif file whose times have eight bytes, and the footer with
 * the rule for all times behind the last one. */
struct zone {
    struct zone *next; /* in the machine's list */
    char name[ZONE_NAME]; /* "Asia/Seoul" */
    uint32_t times, types, names; /* how many; `names` in bytes */
    const uint8_t *time; /* `times` of 8 bytes, ascending: seconds since 1970 */
    const uint8_t *type_of; /* `times` of 1 byte: what begins then */
    const uint8_t *type; /* `types` of 6 bytes: offset, is it summer time, the
                            place of its abbreviation */
    const uint8_t *abbreviation; /* texts, each ended by NUL */
    const uint8_t *rule; /* a POSIX TZ string ended by a newline, or NULL */
    const uint8_t *end; /* of the bytes */
};

/* The zones that are known; the first is the programs' own. */
struct zone_list {
    struct zone *first, *last;
};

struct zone_moment {
    double offset; /* ms */
    bool summer;
    char abbreviation[8];
};

/* Reads the head of `length` bytes, which must stay where they are. False
 * where they are no TZif file of version 2 or later; `zone` then is UTC. */
bool zone_open(struct zone *zone, const char *name, const uint8_t *bytes,
               size_t length);

/* What holds at a time of UTC (ms since 1970). `zone` NULL: UTC. */
struct zone_moment zone_at(const struct zone *zone, double time);
double zone_offset(const struct zone *zone, double time);

/*
 * The offset at a local time (ECMA-262, 21.4.1.26). A local time that there
 * is twice is the first of the two; one that is skipped is read as if the
 * clock had not been put forward yet.
 */
double zone_local_offset(const struct zone *zone, double local);

/* The zone's name as people know it, "Korean Standard Time"; `room` has 48
 * bytes. Where none is known: "GMT+09:00". */
void zone_long_name(const struct zone *zone, const struct zone_moment *moment,
                    char *room);

#endif
