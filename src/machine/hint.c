#include "machine/hint.h"

#include <string.h>

#include "base/utf.h"
#include "machine/place.h"
#include "machine/process.h"
#include "machine/sentence.h"
#include "script/error.h"
#include "script/lexer.h"
#include "script/object.h"
#include "script/promise.h"
#include "script/string.h"
#include "script/token.h"

#define TEXT_SIZE 200 /* bytes of a message that are looked at */

/* --- words that are nearly the same --------------------------------------- */

static bool is_letter(unsigned char c)
{
    return (c | 32) >= 'a' ? (c | 32) <= 'z' || c >= 0x80
                           : c == '_' || c == '$';
}

static bool is_word(unsigned char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static size_t word_length(const char *at, const char *end)
{
    size_t length = 0;
    while (at + length < end && is_word((unsigned char)at[length]))
        length++;
    return length;
}

/* A word as code points, small letters for capitals. */
struct points {
    uint32_t at[HINT_WORD];
    size_t count;
};

static struct points points_of(const char *word, size_t length)
{
    struct points points = {.count = 0};
    while (length && points.count < HINT_WORD) {
        uint32_t point;
        size_t used = utf_decode(word, length, &point);
        bool capital = point >= 'A' && point <= 'Z';
        points.at[points.count++] = capital ? point | 32 : point;
        word += used;
        length -= used;
    }
    return points;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* How many letters must be put in, taken out, replaced or exchanged with
 * their neighbour (Damerau). */
static unsigned distance(const struct points *a, const struct points *b)
{
    unsigned rows[3][HINT_WORD + 1];
    const uint32_t *x = a->at, *y = b->at;
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a->count; i++) {
        unsigned *now = rows[i % 3], *before = rows[(i + 2) % 3];
        const unsigned *two = rows[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b->count; j++) {
            unsigned other = x[i - 1] != y[j - 1];
            now[j] = least(least(before[j], now[j - 1]) + 1,
                           before[j - 1] + other);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                now[j] = least(now[j], two[j - 2] + 1);
        }
    }
    return rows[a->count % 3][b->count];
}

/* The nearest of the words that were offered. */
struct nearest {
    const char *word;
    size_t length; /* bytes */
    struct points points;
    unsigned best; /* its distance */
    char found[HINT_WORD]; /* "" while there is none */
};

static void nearest_init(struct nearest *nearest, const char *word,
                         size_t length)
{
    memset(nearest, 0, sizeof *nearest);
    nearest->word = word;
    nearest->length = length;
    nearest->points = points_of(word, length);
    size_t count = nearest->points.count;
    nearest->best = count < 3 ? 0 : count < 5 ? 1 : 2;
}

/* Offers a word. The first of equally near ones wins. */
static void nearest_offer(struct nearest *nearest, const char *word,
                          size_t length)
{
    bool same = length == nearest->length &&
                memcmp(word, nearest->word, length) == 0;
    if (same || length == 0 || length >= HINT_WORD ||
        nearest->length == 0 || nearest->length >= HINT_WORD)
        return;
    struct points points = points_of(word, length);
    unsigned away = distance(&nearest->points, &points);
    if (away > nearest->best || (nearest->found[0] && away == nearest->best))
        return;
    nearest->best = away;
    memset(nearest->found, 0, sizeof nearest->found);
    memcpy(nearest->found, word, length);
}

static struct hint make(enum hint_kind kind, const char *a, size_t a_length,
                        const char *b)
{
    struct hint hint = {.kind = kind};
    struct text text;
    text_init_fixed(&text, hint.a, sizeof hint.a);
    text_bytes(&text, a, a_length);
    text_init_fixed(&text, hint.b, sizeof hint.b);
    text_str(&text, b);
    return hint;
}

static struct hint make_nearest(enum hint_kind kind,
                                const struct nearest *nearest)
{
    if (!nearest->found[0]) return (struct hint){.kind = HINT_NONE};
    return make(kind, nearest->word, nearest->length, nearest->found);
}

/* --- a file that does not compile ------------------------------------------- */

/* The words that begin something and are therefore mistyped with something
 * behind them. */
static const char *const keywords[] = {
    "const",  "let",   "var",    "function", "return",  "async", "await",
    "class",  "if",    "else",   "for",      "while",   "new",   "import",
    "export", "throw", "switch", "case",     "default", "catch", "finally",
    "typeof", "yield", "delete", "extends",  "static",  "break", "continue",
};

static struct hint near_keyword(const char *word, size_t length)
{
    struct nearest nearest;
    nearest_init(&nearest, word, length);
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length &&
            memcmp(keywords[i], word, length) == 0)
            return (struct hint){.kind = HINT_NONE};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        nearest_offer(&nearest, keywords[i], strlen(keywords[i]));
    return make_nearest(HINT_KEYWORD, &nearest);
}

/* The word before `at`, on the same line. */
static struct hint keyword_before(const char *text, uint32_t at)
{
    uint32_t end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    uint32_t start = end;
    while (start > 0 && is_word((unsigned char)text[start - 1]))
        start--;
    return near_keyword(text + start, end - start);
}

/* The first word of the line: `fro (let i = 0; ...)`. */
static struct hint keyword_first(const char *text, size_t length, uint32_t at)
{
    uint32_t start = at;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    while (start < at && !is_word((unsigned char)text[start]))
        start++;
    return near_keyword(text + start,
                        word_length(text + start, text + length));
}

/* `{ MSG = "msg" }`: the name, which the error begins with, and the value
 * behind the sign. */
static struct hint shorthand(const char *text, size_t length, uint32_t at)
{
    size_t name = word_length(text + at, text + length);
    uint32_t from = at + (uint32_t)name;
    while (from < length && (text[from] == ' ' || text[from] == '='))
        from++;
    uint32_t to = from;
    while (to < length && !strchr(",}\r\n", text[to]) && to - from < 30)
        to++;
    while (to > from && text[to - 1] == ' ')
        to--;
    char value[HINT_WORD];
    struct text word;
    text_init_fixed(&word, value, sizeof value);
    text_bytes(&word, text + from, to - from);
    return make(HINT_SHORTHAND, text + at, name, value);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Where `part` stands in the text, or NULL. */
static const char *find(const char *text, const char *part)
{
    for (; *text; text++)
        if (begins(text, part)) return text;
    return NULL;
}

struct hint hint_for_syntax(const char *text, size_t length,
                            const struct compile_error *error)
{
    uint32_t at = error->start;
    if (at > length || strcmp(error->kind, "SyntaxError") != 0)
        return (struct hint){.kind = HINT_NONE};
    if (begins(error->message, "Invalid shorthand property initializer"))
        return shorthand(text, length, at);
    struct hint hint = keyword_before(text, at);
    return hint.kind ? hint : keyword_first(text, length, at);
}

/* --- names ------------------------------------------------------------------ */

static void offer_string(struct nearest *nearest, Value name)
{
    char bytes[HINT_WORD + 4];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    if (!value_is_string(name)) return;
    string_write(value_as_string(name), &text, UINT32_MAX);
    if (!text.full) nearest_offer(nearest, text.bytes, text.length);
}

/* What the object and its prototypes have. */
static void offer_members(struct nearest *nearest, struct object *object)
{
    Value key;
    struct property found;
    for (; object && object_class(object) != CLASS_PROXY;
         object = object_prototype(object)) {
        uint32_t at = object->element_count;
        while (object_next(object, &at, &key, &found))
            offer_string(nearest, key);
    }
}

/* The names in a source, as the lexer sees them; it stops where a regular
 * expression or a template would need a parser. */
static void offer_names(struct nearest *nearest, struct vm *vm,
                        const struct source *source)
{
    struct region region;
    struct names names;
    struct lexer lexer;
    struct token token;
    region_init(&region, vm->heap.arena);
    names_init(&names, &region);
    lexer_init(&lexer, &region, &names, (const char *)source->text->at, 0,
               source->length);
    do {
        lexer_next(&lexer, &token);
        if (token.kind == TOKEN_NAME)
            nearest_offer(nearest, lexer.source + token.start,
                          token.end - token.start);
    } while (token.kind != TOKEN_END && token.kind != TOKEN_ILLEGAL);
    region_done(&region);
}

/* --- an error that nobody caught ---------------------------------------------- */

struct thrown {
    struct process *process;
    struct vm *vm;
    struct object *error;
    char message[TEXT_SIZE];
};

/* What a class that Node lacks is loaded with. */
static const struct {
    const char *name, *line;
} loaded[] = {
    {"WebSocketServer", "const { WebSocketServer } = require('ws');"},
    {"WebSocket", "const WebSocket = require('ws');"},
    {"EventEmitter", "const EventEmitter = require('events');"},
    {"express", "const express = require('express');"},
    {"http", "const http = require('http');"},
    {"fs", "const fs = require('fs');"},
};

static struct hint must_load(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof loaded / sizeof *loaded; i++)
        if (strlen(loaded[i].name) == length &&
            memcmp(loaded[i].name, name, length) == 0)
            return make(HINT_REQUIRE, name, length, loaded[i].line);
    return (struct hint){.kind = HINT_NONE};
}

/* "Websocket is not defined" */
static struct hint not_defined(const struct thrown *thrown)
{
    uint32_t offset;
    const char *name = thrown->message;
    size_t length = word_length(name, name + strlen(name));
    const struct source *source =
        place_of_call(thrown->process, value_object(thrown->error), 0,
                      &offset);
    struct nearest nearest;
    nearest_init(&nearest, name, length);
    if (source) offer_names(&nearest, thrown->vm, source);
    offer_members(&nearest, vm_intrinsic(thrown->vm, INTRINSIC_GLOBAL));
    struct hint hint =
        make_nearest(nearest.best == 0 ? HINT_CAPITALS : HINT_NAME, &nearest);
    return hint.kind ? hint : must_load(name, length);
}

/* The name of a function that is called as an argument of the call at
 * `offset`: `setTimeout(hello(), 1000)`. Length 0: there is none. */
static size_t called_argument(const struct source *source, uint32_t offset,
                              const char **name)
{
    const char *at = (const char *)source->text->at + offset;
    const char *end = (const char *)source->text->at + source->length;
    int depth = 0;
    at += word_length(at, end);
    for (bool first = false; at < end && *at != '\n'; at++) {
        size_t length = word_length(at, end);
        if (first && length && is_letter((unsigned char)*at) &&
            at + length < end && at[length] == '(') {
            *name = at;
            return length;
        }
        if (*at == '(') depth++;
        if (*at == ')' && --depth <= 0) return 0;
        first = depth == 1 && (*at == '(' || *at == ',' ||
                               (first && *at == ' '));
    }
    return 0;
}

static struct hint called_instead(const struct thrown *thrown, uint32_t index)
{
    uint32_t offset;
    const char *name;
    const struct source *source =
        place_of_call(thrown->process, value_object(thrown->error), index,
                      &offset);
    size_t length = source ? called_argument(source, offset, &name) : 0;
    return length ? make(HINT_CALLED, name, length, "")
                  : (struct hint){.kind = HINT_NONE};
}

static bool is_promise(Value value)
{
    return value_is_class(value, CLASS_PROMISE);
}

/* "ws.sned is not a function", "callback is not a function" */
static struct hint not_a_function(const struct thrown *thrown)
{
    const char *end = find(thrown->message, " is not a function");
    const char *name = end;
    Value receiver = error_clue(thrown->vm, thrown->error);
    if (is_promise(receiver)) return make(HINT_AWAIT, "", 0, "");
    while (name > thrown->message && is_word((unsigned char)name[-1]))
        name--;
    if (name == thrown->message) return called_instead(thrown, 1);
    if (!value_is_object(receiver) || name[-1] != '.')
        return (struct hint){.kind = HINT_NONE};
    struct nearest nearest;
    nearest_init(&nearest, name, (size_t)(end - name));
    offer_members(&nearest, value_as_object(receiver));
    return make_nearest(HINT_METHOD, &nearest);
}

static Value member(const struct thrown *thrown, const char *name)
{
    struct property found;
    return object_find(thrown->vm, thrown->error,
                       key_from_c(thrown->vm, name), &found) &&
                   found.kind == PROPERTY_DATA
               ? found.value
               : UNDEFINED;
}

static void write_member(const struct thrown *thrown, const char *name,
                         struct text *text)
{
    Value value = member(thrown, name);
    if (value_is_string(value))
        string_write(value_as_string(value), text, UINT32_MAX);
}

/* "getaddrinfo ENOTFOUND localhost"6005" */
static struct hint wrong_host(const struct thrown *thrown)
{
    const char *host = find(thrown->message, "ENOTFOUND ") + 10;
    return make(HINT_HOST, host, strcspn(host, " "), "");
}

static struct hint wrong_url(const struct thrown *thrown)
{
    char bytes[HINT_WORD * 2];
    struct text text;
    const char *colon = strchr(thrown->message, ':');
    text_init_fixed(&text, bytes, sizeof bytes);
    if (colon)
        text_str(&text, colon + 1 + (colon[1] == ' '));
    else
        write_member(thrown, "input", &text);
    return make(HINT_URL, text.bytes, text.length, "");
}

/* setTimeout(hello(), 1000) */
static struct hint wrong_argument(const struct thrown *thrown)
{
    bool function = find(thrown->message, "\"callback\" argument") ||
                    find(thrown->message, "\"listener\" argument") ||
                    find(thrown->message, "must be of type function");
    return function ? called_instead(thrown, 0)
                    : (struct hint){.kind = HINT_NONE};
}

/* What can be asked for by its name alone. */
static const char *const packages[] = {
    "ws", "express", "socket.io", "socket.io-client", "cors", "morgan",
    "dotenv", "cookie-parser", "body-parser", "express-session", "http-errors",
    "nunjucks", "assert", "buffer", "crypto", "dns", "events", "fs", "http",
    "net", "os", "path", "perf_hooks", "querystring", "readline", "stream",
    "timers", "url", "util",
};

/* "Cannot find module 'expres'", "Cannot find package 'expres' imported ...":
 * a name, not the path of a file. */
static struct hint no_package(const struct thrown *thrown)
{
    const char *name = strchr(thrown->message, '\'') + 1;
    size_t length = strcspn(name, "'");
    struct nearest nearest;
    if (length == 0 || strchr("./#", *name))
        return (struct hint){.kind = HINT_NONE};
    nearest_init(&nearest, name, length);
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        nearest_offer(&nearest, packages[i], strlen(packages[i]));
    struct hint hint = make_nearest(HINT_PACKAGE_NAME, &nearest);
    return hint.kind ? hint : make(HINT_PACKAGE, name, length, "");
}

static struct hint explain(const struct thrown *thrown)
{
    const char *message = thrown->message;
    if (begins(message, "Cannot find module '") ||
        begins(message, "Cannot find package '"))
        return no_package(thrown);
    if (find(message, " is not defined")) return not_defined(thrown);
    if (find(message, " is not a function")) return not_a_function(thrown);
    if (find(message, " EMFILE") || begins(message, "EMFILE"))
        return make(HINT_DESCRIPTORS, "", 0, "");
    if (begins(message, "Invalid URL")) return wrong_url(thrown);
    if (find(message, "getaddrinfo ENOTFOUND ")) return wrong_host(thrown);
    if (find(message, "readyState 0 (CONNECTING)") ||
        find(message, "Still in CONNECTING state"))
        return make(HINT_EARLY, "", 0, "");
    if (find(message, "[object Promise]") ||
        (find(message, " is not iterable") &&
         is_promise(error_clue(thrown->vm, thrown->error))))
        return make(HINT_AWAIT, "", 0, "");
    return wrong_argument(thrown);
}

struct hint hint_for_error(struct process *process, Value error)
{
    struct thrown thrown = {.process = process, .vm = &process->vm};
    struct text text;
    if (!value_is_class(error, CLASS_ERROR))
        return (struct hint){.kind = HINT_NONE};
    thrown.error = value_as_object(error);
    text_init_fixed(&text, thrown.message, sizeof thrown.message);
    write_member(&thrown, "message", &text);
    return explain(&thrown);
}

const struct hint *hint_of(const struct process *process)
{
    bool error = process->reason == REASON_UNCAUGHT ||
                 process->reason == REASON_SYNTAX;
    return process->state == PROCESS_ENDED && error && process->hint.kind
               ? &process->hint
               : NULL;
}

/* --- the sentence ---------------------------------------------------------------- */

static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    const struct hint *hint = context;
    bool first = *name == 'a' || *name == 'n';
    const char *quote = length > 1 ? "`" : "";
    text_format(text, "%s%s%s", quote, first ? hint->a : hint->b, quote);
}

void hint_write(const struct hint *hint, enum language language,
                struct text *text)
{
    static const char *const sentences[][2] = {
        {"", ""},
#define H(name, english, korean) {english, korean},
        HINTS(H)
#undef H
    };
    const struct sentence_words words = {write_word, hint};
    sentence_write(sentences[hint->kind][language], &words, text);
}
