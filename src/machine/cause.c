/* cause.c: why a connection came to its end; see cause.h. */
#include "machine/cause.h"

#include "machine/machine.h"
#include "machine/sentence.h"

static const struct {
    const char *name, *section, *texts[2];
} rows[] = {
#define C(name, text, section, english, korean) \
    {text, section, {english, korean}},
    CAUSES(C)
#undef C
};

const char *cause_name(enum cause_kind kind)
{
    return rows[kind].name;
}

const char *cause_section(enum cause_kind kind, uint32_t detail)
{
    if (kind == CAUSE_WRONG_FRAME) {
        return frame_error_section((enum frame_error)detail);
    }
    if (kind == CAUSE_HANDSHAKE) {
        return handshake_check_row((enum handshake_check)detail)->section;
    }
    return rows[kind].section;
}

/* --- finding it ----------------------------------------------------------- */

void endpoint_blame(struct machine *machine, struct endpoint *end,
                    enum cause_kind kind, uint32_t detail)
{
    struct end_story *story = endpoint_tale(machine, end);
    if (!story || story->cause.kind != CAUSE_NONE) {
        return;
    }
    struct cause *cause = &story->cause;
    cause->kind = kind;
    cause->detail = detail;
    cause->step = network_steps(machine);
    if (kind == CAUSE_WRONG_FRAME) {
        cause->number = end->own->decoder->frame.offset;
        cause->most = end->own->decoder->frame.number;
    } else if (kind == CAUSE_NO_CONNECTION) {
        int32_t error = end->own->error;
        cause->number = (uint64_t)(error < 0 ? -error : error);
    }
}

static enum cause_kind unanswered(const struct endpoint *me,
                                  enum cause_kind otherwise)
{
    return endpoint_story(me)->farewell.sent ? CAUSE_NO_REPLY : otherwise;
}

static enum cause_kind find(const struct endpoint *me,
                            const struct stream *in)
{
    const struct farewell *farewell = &endpoint_story(me)->farewell;
    uint64_t have, most;
    if (farewell->received) {
        bool is_ours = farewell->sent && farewell->sent < farewell->received;
        return is_ours ? CAUSE_WE_CLOSED : CAUSE_THEY_CLOSED;
    }
    if (me->tcp == TCP_RESET || me->tcp == TCP_REFUSED) {
        return me->tcp == TCP_RESET ? CAUSE_RESET : CAUSE_NO_CONNECTION;
    }
    if (me->own->times[READY_OPEN] < 0) {
        return in->fin == FIN_READ ? CAUSE_LEFT_EARLY : CAUSE_NOT_OPENED;
    }
    const struct message_decoder *decoder = me->own->decoder;
    if (decoder && frame_is_cut(&decoder->frame, &have, &most)) {
        return CAUSE_CUT_FRAME;
    }
    return unanswered(me, in->fin == FIN_READ ? CAUSE_NO_CLOSE : CAUSE_LEFT);
}

void endpoint_judge(struct machine *machine,
                    const struct connection *connection, uint32_t end)
{
    struct endpoint *me = (struct endpoint *)&connection->ends[end];
    endpoint_blame(machine, me, find(me, &connection->ends[1 - end].out), 0);
    struct end_story *story = endpoint_tale(machine, me);
    if (!story) {
        return;
    }
    struct cause *cause = &story->cause;
    const struct farewell *farewell = &story->farewell;
    bool is_ours = cause->kind != CAUSE_THEY_CLOSED;
    cause->first_code = is_ours ? farewell->sent_code : farewell->received_code;
    cause->second_code = is_ours ? farewell->received_code : farewell->sent_code;
    if (cause->kind == CAUSE_CUT_FRAME) {
        frame_is_cut(&me->own->decoder->frame, &cause->number, &cause->most);
    }
}

/* --- saying it -------------------------------------------------------------- */

struct words {
    const struct cause *cause;
    uint32_t end;
    int korean;
};

static bool same(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

/* 1005 is what a close frame without a code counts as. */
static void write_code(uint32_t code, int korean, struct text *text)
{
    static const char *const nothing[] = {"no answer", "답 없음"};
    static const char *const bare[] = {"no code", "코드 없음"};
    if (code == 0 || code == CLOSE_NO_STATUS) {
        text_str(text, code == 0 ? nothing[korean] : bare[korean]);
    } else {
        text_uint(text, code);
    }
}

static void write_what(const struct cause *cause, struct text *text)
{
    if (cause->kind == CAUSE_WRONG_FRAME) {
        frame_error_text((enum frame_error)cause->detail,
                         (unsigned)cause->most, text);
    } else {
        text_str(text,
                 handshake_check_name((enum handshake_check)cause->detail));
    }
}

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct words *words = context;
    const struct cause *cause = words->cause;
    if (same(word, length, "end")) {
        text_str(text, connection_end_name(words->end, words->korean));
    } else if (same(word, length, "other")) {
        text_str(text, connection_end_name(words->end + 1, words->korean));
    } else if (same(word, length, "code")) {
        write_code(cause->first_code, words->korean, text);
    } else if (same(word, length, "reply")) {
        write_code(cause->second_code, words->korean, text);
    } else if (same(word, length, "number")) {
        text_uint(text, cause->number);
    } else if (same(word, length, "most")) {
        text_uint(text, cause->most);
    } else if (same(word, length, "what")) {
        write_what(cause, text);
    }
}

void cause_text(const struct cause *cause, uint32_t end, int korean,
                struct text *text)
{
    const struct words words = {cause, end, korean};
    const struct sentence_words filling = {write_word, &words};
    sentence_write(rows[cause->kind].texts[korean], &filling, text);
}
