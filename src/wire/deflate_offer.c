/*
 * deflate_offer.c: permessage-deflate in Sec-WebSocket-Extensions (RFC 6455,
 * 9.1; RFC 7692, 5 and 7.1).
 *
 * The field is read element by element; of elements with another name only
 * the syntax counts.
 */
#include "wire/deflate.h"

#include <string.h>

static const char EXTENSION[] = "permessage-deflate";
static const char *const NAMES[] = {
#define N(name, text) text,
    DEFLATE_NAMES(N)
#undef N
};

#define VALUE_MOST 24 /* bytes of a value; no right one is longer */

/* ---- the syntax ---- */

struct reader {
    const char *bytes;
    size_t n, at;
    bool failed;
};

/* A token; of a quoted one, its value. */
struct word {
    const char *bytes;
    size_t length;
    char unquoted[VALUE_MOST];
    bool exists;
};

static bool is_token(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c != 0 && strchr("!#$%&'*+-.^_`|~", c));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool at_end(const struct reader *reader)
{
    return reader->at == reader->n;
}

static char here(const struct reader *reader)
{
    return at_end(reader) ? 0 : reader->bytes[reader->at];
}

static bool take_char(struct reader *reader, char c)
{
    if (at_end(reader) || reader->bytes[reader->at] != c)
        return false;
    reader->at++;
    return true;
}

static void fail(struct reader *reader)
{
    reader->failed = true;
    reader->at = reader->n;
}

/* Blanks may stand around a word, but not at the field's begin and end. */
static void skip_blanks(struct reader *reader)
{
    size_t from = reader->at;
    while (is_blank(here(reader)))
        reader->at++;
    if (reader->at > from && (from == 0 || at_end(reader)))
        fail(reader);
}

static void take_token(struct reader *reader, struct word *word)
{
    word->exists = true;
    word->bytes = reader->bytes + reader->at;
    while (is_token(here(reader)))
        reader->at++;
    word->length = (size_t)(reader->bytes + reader->at - word->bytes);
    if (word->length == 0)
        fail(reader);
}

static void take_name(struct reader *reader, struct word *word)
{
    skip_blanks(reader);
    take_token(reader, word);
}

/* Between quotes too there may only be a token, once it is unescaped. */
static void take_quoted(struct reader *reader, struct word *word)
{
    word->bytes = word->unquoted;
    word->length = 0;
    word->exists = true;
    while (!at_end(reader) && here(reader) != '"') {
        take_char(reader, '\\');
        char c = here(reader);
        if (!is_token(c)) {
            fail(reader);
            return;
        }
        if (word->length < VALUE_MOST)
            word->unquoted[word->length++] = c;
        reader->at++;
    }
    if (!take_char(reader, '"') || word->length == 0)
        fail(reader);
}

/* ";name" or ";name=value", behind the semicolon. */
static void take_param(struct reader *reader, struct word *name,
                       struct word *value)
{
    memset(value, 0, sizeof *value);
    take_name(reader, name);
    if (take_char(reader, '=')) {
        if (take_char(reader, '"'))
            take_quoted(reader, value);
        else
            take_token(reader, value);
    }
    skip_blanks(reader);
}

/* ---- the parameters ---- */

static bool word_is(const struct word *word, const char *text)
{
    return word->length == strlen(text) &&
           memcmp(word->bytes, text, word->length) == 0;
}

static unsigned name_of(const struct word *word)
{
    unsigned i = 0;
    while (i < DEFLATE_NAME_COUNT && !word_is(word, NAMES[i]))
        i++;
    return i;
}

static unsigned bits_of(const struct word *word)
{
    unsigned bits = 0;
    for (size_t i = 0; i < word->length; i++) {
        char c = word->bytes[i];
        if (c < '0' || c > '9' || bits > 15)
            return 0;
        bits = bits * 10 + (unsigned)(c - '0');
    }
    return bits >= 8 && bits <= 15 ? bits : 0;
}

/* What the parameter says, or 0 where it may not say that (7.1): a client's
 * bits may stand alone in an offer, nowhere else. */
static unsigned value_of(unsigned name, const struct word *value,
                         bool is_offer)
{
    bool is_bits = name == DEFLATE_SERVER_BITS || name == DEFLATE_CLIENT_BITS;
    if (value->exists)
        return is_bits ? bits_of(value) : 0;
    if (is_bits && !(is_offer && name == DEFLATE_CLIENT_BITS))
        return 0;
    return OPTION_TRUE;
}

static void set(struct deflate_params *params, unsigned name, unsigned value)
{
    if (params->values[name] == 0)
        params->order[params->count++] = (uint8_t)name;
    params->values[name] = (uint8_t)value;
}

static void unset(struct deflate_params *params, unsigned name)
{
    unsigned count = 0;
    params->values[name] = 0;
    for (unsigned i = 0; i < params->count; i++) {
        if (params->order[i] != name)
            params->order[count++] = params->order[i];
    }
    params->count = (uint8_t)count;
}

/* One element of the list. */
struct element {
    struct deflate_params params;
    bool is_ours; /* it is permessage-deflate */
    bool is_good; /* as far as its parameters go */
};

static void read_element(struct reader *reader, bool is_offer,
                         struct element *element)
{
    struct word word = {0}, value;
    memset(element, 0, sizeof *element);
    take_name(reader, &word);
    skip_blanks(reader);
    element->is_ours = word_is(&word, EXTENSION);
    element->is_good = true;
    while (take_char(reader, ';')) {
        take_param(reader, &word, &value);
        unsigned name = name_of(&word);
        unsigned said = name < DEFLATE_NAME_COUNT
                            ? value_of(name, &value, is_offer)
                            : 0;
        if (said == 0 || element->params.values[name] != 0)
            element->is_good = false;
        else
            set(&element->params, name, said);
    }
}

/* The elements one after the other; false behind the last one. */
static bool next_element(struct reader *reader, bool is_offer,
                         struct element *element)
{
    if (at_end(reader))
        return false;
    read_element(reader, is_offer, element);
    if (at_end(reader))
        return !reader->failed;
    if (!take_char(reader, ',') || at_end(reader)) {
        fail(reader);
        return false;
    }
    return true;
}

/* ---- choosing ---- */

static bool is_bits(int option)
{
    return option >= 8;
}

static bool offer_fits(const struct deflate_options *options,
                       const struct deflate_params *params)
{
    const int8_t *wish = options->values;
    const uint8_t *said = params->values;
    if (wish[DEFLATE_SERVER_TAKEOVER] == OPTION_FALSE &&
        said[DEFLATE_SERVER_TAKEOVER])
        return false;
    if (said[DEFLATE_SERVER_BITS] &&
        (wish[DEFLATE_SERVER_BITS] == OPTION_FALSE ||
         (is_bits(wish[DEFLATE_SERVER_BITS]) &&
          wish[DEFLATE_SERVER_BITS] > said[DEFLATE_SERVER_BITS])))
        return false;
    if (!is_bits(wish[DEFLATE_CLIENT_BITS]))
        return true;
    return is_bits(said[DEFLATE_CLIENT_BITS])
               ? wish[DEFLATE_CLIENT_BITS] <= said[DEFLATE_CLIENT_BITS]
               : said[DEFLATE_CLIENT_BITS] != 0;
}

static void add_wishes(const struct deflate_options *options,
                       struct deflate_params *params)
{
    const int8_t *wish = options->values;
    if (wish[DEFLATE_SERVER_TAKEOVER] == OPTION_TRUE)
        set(params, DEFLATE_SERVER_TAKEOVER, OPTION_TRUE);
    if (wish[DEFLATE_CLIENT_TAKEOVER] == OPTION_TRUE)
        set(params, DEFLATE_CLIENT_TAKEOVER, OPTION_TRUE);
    if (is_bits(wish[DEFLATE_SERVER_BITS]))
        set(params, DEFLATE_SERVER_BITS, (unsigned)wish[DEFLATE_SERVER_BITS]);
    if (is_bits(wish[DEFLATE_CLIENT_BITS]))
        set(params, DEFLATE_CLIENT_BITS, (unsigned)wish[DEFLATE_CLIENT_BITS]);
    else if (params->values[DEFLATE_CLIENT_BITS] == OPTION_TRUE ||
             wish[DEFLATE_CLIENT_BITS] == OPTION_FALSE)
        unset(params, DEFLATE_CLIENT_BITS);
}

enum deflate_verdict deflate_accept_offer(const struct deflate_options *options,
                                          const char *field, size_t length,
                                          struct deflate_params *params)
{
    struct reader reader = {field, length, 0, length == 0};
    struct element element;
    bool is_named = false, is_good = true, is_found = false;
    while (next_element(&reader, true, &element)) {
        if (!element.is_ours)
            continue;
        is_named = true;
        is_good = is_good && element.is_good;
        if (!is_found && offer_fits(options, &element.params)) {
            *params = element.params;
            is_found = true;
        }
    }
    if (reader.failed)
        return DEFLATE_SYNTAX;
    if (!is_named)
        return DEFLATE_ABSENT;
    if (!is_good || !is_found)
        return DEFLATE_REFUSED;
    add_wishes(options, params);
    return DEFLATE_ACCEPTED;
}

static bool answer_fits(const struct deflate_options *options,
                        struct deflate_params *params)
{
    const int8_t *wish = options->values;
    unsigned bits = params->values[DEFLATE_CLIENT_BITS];
    if (wish[DEFLATE_CLIENT_TAKEOVER] == OPTION_FALSE &&
        params->values[DEFLATE_CLIENT_TAKEOVER])
        return false;
    if (bits == 0) {
        if (is_bits(wish[DEFLATE_CLIENT_BITS]))
            set(params, DEFLATE_CLIENT_BITS,
                (unsigned)wish[DEFLATE_CLIENT_BITS]);
        return true;
    }
    return wish[DEFLATE_CLIENT_BITS] != OPTION_FALSE &&
           (!is_bits(wish[DEFLATE_CLIENT_BITS]) ||
            (int)bits <= wish[DEFLATE_CLIENT_BITS]);
}

enum deflate_verdict deflate_accept_answer(
    const struct deflate_options *options, const char *field, size_t length,
    struct deflate_params *params)
{
    struct reader reader = {field, length, 0, length == 0};
    struct element element;
    unsigned count = 0;
    bool is_ours = true, is_good = true;
    while (next_element(&reader, false, &element)) {
        is_ours = is_ours && element.is_ours;
        is_good = is_good && element.is_good;
        if (count++ == 0)
            *params = element.params;
    }
    if (reader.failed)
        return DEFLATE_SYNTAX;
    if (!is_ours)
        return DEFLATE_UNASKED;
    return is_good && answer_fits(options, params) ? DEFLATE_ACCEPTED
                                                   : DEFLATE_REFUSED;
}

/* ---- writing ---- */

void deflate_options_init(struct deflate_options *options)
{
    memset(options->values, OPTION_UNSET, sizeof options->values);
}

static void write_param(struct text *out, unsigned name, unsigned value)
{
    text_str(out, "; ");
    text_str(out, NAMES[name]);
    if (value > OPTION_TRUE) {
        text_byte(out, '=');
        text_uint(out, value);
    }
}

void deflate_offer(const struct deflate_options *options, struct text *out)
{
    text_str(out, EXTENSION);
    for (unsigned i = 0; i < DEFLATE_NAME_COUNT; i++) {
        int wish = options->values[i];
        if (i == DEFLATE_CLIENT_BITS && wish == OPTION_UNSET)
            wish = OPTION_TRUE;
        if (wish > OPTION_FALSE)
            write_param(out, i, (unsigned)wish);
    }
}

void deflate_answer(const struct deflate_params *params, struct text *out)
{
    text_str(out, EXTENSION);
    for (unsigned i = 0; i < params->count; i++)
        write_param(out, params->order[i], params->values[params->order[i]]);
}

int deflate_bits(const struct deflate_params *params, bool of_server)
{
    int bits = params->values[of_server ? DEFLATE_SERVER_BITS
                                        : DEFLATE_CLIENT_BITS];
    return is_bits(bits) ? bits : DEFLATE_BITS;
}

bool deflate_takeover(const struct deflate_params *params, bool of_server)
{
    return params->values[of_server ? DEFLATE_SERVER_TAKEOVER
                                    : DEFLATE_CLIENT_TAKEOVER] == 0;
}
