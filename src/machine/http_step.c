#include "machine/http_step.h"

#include "machine/machine.h"
#include "wire/http_body.h"

static const struct {
    const char *event;
    const char *sentence[2];
} steps[] = {
#define S(name, event, english, korean) {event, {english, korean}},
    HTTP_STEPS(S)
#undef S
};

_Static_assert((int)HTTP_STEP_BODY_CLOSE - (int)HTTP_STEP_BODY_NONE ==
                   (int)HTTP_FRAMING_CLOSE,
               "the steps of framings are in their order");

const char *http_step_event(uint32_t sub)
{
    return sub < HTTP_STEP_COUNT ? steps[sub].event : "";
}

const char *http_step_sentence(uint32_t sub, int korean)
{
    return sub < HTTP_STEP_COUNT ? steps[sub].sentence[korean ? 1 : 0] : "";
}

/* --- the log ---------------------------------------------------------------- */

/* How many of the bytes are a head, its empty line included; 0: none. */
static size_t head_length(const uint8_t *bytes, size_t length)
{
    char buffer[512];
    struct http_head head;
    size_t used;
    enum http_kind kind = length > 5 && memcmp(bytes, "HTTP/", 5) == 0
                              ? HTTP_RESPONSE
                              : HTTP_REQUEST;
    http_head_init(&head, kind, buffer, sizeof buffer);
    enum http_head_result result = http_head_feed(&head, bytes, length, &used);
    if (result == HTTP_HEAD_COMPLETE) {
        return used;
    }
    if (result != HTTP_HEAD_ROOM) {
        return 0;
    }
    for (size_t at = used; at + 4 <= length; at++) {
        if (memcmp(bytes + at, "\r\n\r\n", 4) == 0) {
            return at + 4;
        }
    }
    return length;
}

void http_log_sent(struct machine *machine, struct endpoint *end,
                   const uint8_t *bytes, size_t length)
{
    size_t head = length > 0 ? head_length(bytes, length) : 0;
    if (head > 0) {
        wire_log_lines(machine, end, (const char *)bytes, head, false);
    }
    if (length > head) {
        wire_log_data(machine, end, bytes + head, length - head, false);
    }
}
