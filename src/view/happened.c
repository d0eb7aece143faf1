#include "view/happened.h"

#include <string.h>

#include "base/utf.h"
#include "machine/sentence.h"
#include "view/preview.h"

#define LINE_COLUMNS 40 /* of a printed line that are said */

/* HAPPENED(identifier, "English", "한국어") */
#define HAPPENINGS(H) \
    H(PRINTED, "Printed: {what}. ", "출력했어요: {what}. ") \
    H(PRINTED_MORE, "Printed {count} lines. ", "{count}줄을 출력했어요. ") \
    H(TIMER, "`{what}` waits on a siding now, for {count} ms. ", \
      "`{what}` 콜백이 이제 대피선에서 {count} ms 동안 기다려요. ") \
    H(TIMER_MORE, "{count} timers more wait on sidings now. ", \
      "이제 타이머 {count}개가 대피선에서 더 기다려요. ")

enum happening {
#define H(name, english, korean) HAPPENED_##name,
    HAPPENINGS(H)
#undef H
};

static const char *const sentences[][2] = {
#define H(name, english, korean) {english, korean},
    HAPPENINGS(H)
#undef H
};

struct words {
    const char *what;
    int64_t count;
};

static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    const struct words *words = context;
    if (length == 4 && memcmp(name, "what", 4) == 0)
        text_str(text, words->what);
    else
        text_int(text, words->count);
}

static void say(const struct scene *scene, enum happening which,
                const char *what, int64_t count, struct text *text)
{
    struct words words = {what, count};
    sentence_write(sentences[which][scene->language],
                   &(struct sentence_words){write_word, &words}, text);
}

/* The beginning of the one line that was printed, or how many there were. */
static void write_prints(const struct scene *scene, struct text *text)
{
    char buffer[160];
    struct text line;
    uint64_t now = scene->machine->prints, before = scene->changes->prints;
    const struct journal_print *print =
        now > before ? history_print(scene->session->history, now - 1) : NULL;
    if (!print || now - before > 1) {
        if (print)
            say(scene, HAPPENED_PRINTED_MORE, "", (int64_t)(now - before),
                text);
        return;
    }
    const char *bytes = (const char *)print->bytes;
    const char *end = memchr(bytes, '\n', print->length);
    size_t length = end ? (size_t)(end - bytes) : print->length;
    size_t fits = utf_fit(bytes, length, LINE_COLUMNS, NULL);
    text_init_fixed(&line, buffer, sizeof buffer);
    text_bytes(&line, bytes, fits);
    text_str(&line, fits < print->length - (end != NULL) ? "…" : "");
    say(scene, HAPPENED_PRINTED, buffer, 0, text);
}

/* The timer that was armed since, or how many were. */
static void write_timers(const struct scene *scene, struct text *text)
{
    char buffer[160];
    struct text name;
    const struct timer *timer, *armed = NULL;
    int64_t count = 0;
    for (uint32_t i = 0; (timer = timers_peek(scene->process, i)); i++) {
        if (timer->library || timer->step <= scene->changes->from)
            continue;
        armed = timer;
        count++;
    }
    text_init_fixed(&name, buffer, sizeof buffer);
    if (armed)
        preview_function(&name, armed->callback);
    if (count == 1)
        say(scene, HAPPENED_TIMER, buffer, armed->duration, text);
    else if (count)
        say(scene, HAPPENED_TIMER_MORE, "", count, text);
}

void happened_write(const struct scene *scene, struct text *text)
{
    if (!scene->changes->taken || !scene->process ||
        scene->step.kind != STEP_STATEMENT ||
        scene->changes->from >= scene->machine->steps)
        return;
    write_prints(scene, text);
    write_timers(scene, text);
}
