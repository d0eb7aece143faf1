/*
 * wire_accept.c: the accept key, computed before the learner's eyes: the key
 * of the request, with the GUID behind it, its SHA-1, that in Base64; and what
 * the answer brought.
 */
#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <string.h>

#include "view/wire_open.h"

#define KEY_FIELD "sec-websocket-key:"
#define ACCEPT_FIELD "sec-websocket-accept:"
#define VALUE 64
#define NAME_COLUMNS 12

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The value of a line, where it is that field's; NULL: it is another's. */
static const char *value_of(const struct wire_item *item, const char *field)
{
    size_t i = 0;
    while (field[i] && lower(item->text[i]) == field[i])
        i++;
    if (item->kind != WIRE_LINE || field[i])
        return NULL;
    while (item->text[i] == ' ')
        i++;
    return item->text + i;
}

/* The last line of that field on the item's connection. */
static const char *find_value(const struct machine *machine,
                              const struct wire_item *item, const char *field)
{
    uint64_t first = wire_log_first(machine);
    for (uint64_t i = wire_log_last(machine); i >= first && i > 0; i--) {
        const struct wire_item *line = wire_log_item(machine, i);
        const char *value = line && line->connection == item->connection
                                ? value_of(line, field)
                                : NULL;
        if (value)
            return value;
    }
    return NULL;
}

struct stages {
    char key_guid[VALUE + sizeof HANDSHAKE_GUID];
    uint8_t sha1[SHA1_DIGEST_SIZE];
    char base64[BASE64_ENCODE_RAW_LENGTH(SHA1_DIGEST_SIZE) + 1];
};

static bool compute(const char *key, struct stages *stages)
{
    struct sha1_ctx sha1;
    size_t length = strlen(key);
    if (length >= VALUE)
        return false;
    memcpy(stages->key_guid, key, length);
    strcpy(stages->key_guid + length, HANDSHAKE_GUID);
    sha1_init(&sha1);
    sha1_update(&sha1, strlen(stages->key_guid),
                (const uint8_t *)stages->key_guid);
    sha1_digest(&sha1, sizeof stages->sha1, stages->sha1);
    memset(stages->base64, 0, sizeof stages->base64);
    base64_encode_raw(stages->base64, sizeof stages->sha1, stages->sha1);
    return true;
}

static void draw_stage(struct list *list, const char *name, const char *value,
                       enum role role)
{
    if (list_wants(list)) {
        pen_to(list->pen, 2);
        pen_as(list->pen, ROLE_NAME, name);
        pen_to(list->pen, NAME_COLUMNS);
        pen_as(list->pen, role, value);
    }
    list_next(list);
}

/* Where it is about the key: its line, the accept line, their checks. */
static bool concerns(const struct wire_item *item)
{
    switch (item->kind) {
    case WIRE_LINE:
        return value_of(item, KEY_FIELD) || value_of(item, ACCEPT_FIELD);
    case WIRE_CHECK:
        return item->sub == CHECK_KEY || item->sub == CHECK_ACCEPT ||
               (item->sub >= CHECK_KEY_GUID && item->sub <= CHECK_BASE64);
    default:
        return false;
    }
}

static void draw_came(struct list *list, enum language language,
                      const char *accept, const struct stages *stages)
{
    bool same = strcmp(accept, stages->base64) == 0;
    draw_stage(list, label(LABEL_WIRE_CAME, language), accept,
               same ? ROLE_LITERAL : ROLE_ERROR);
    wire_line(list, same ? ROLE_GOOD : ROLE_ERROR, "  %s %s",
              same ? "✓" : "✗",
              label(same ? LABEL_WIRE_SAME : LABEL_WIRE_DIFFERS, language));
}

void wire_accept_draw(struct list *list, const struct scene *scene,
                      const struct wire_item *item)
{
    enum language language = scene->language;
    const char *key = find_value(scene->machine, item, KEY_FIELD);
    const char *accept = find_value(scene->machine, item, ACCEPT_FIELD);
    char hex[2 * SHA1_DIGEST_SIZE + 1];
    struct text text;
    struct stages stages;
    if (!concerns(item) || !key || !compute(key, &stages))
        return;
    text_init_fixed(&text, hex, sizeof hex);
    for (size_t i = 0; i < sizeof stages.sha1; i++)
        text_hex(&text, stages.sha1[i], 2);
    list_line(list, ROLE_TITLE, label(LABEL_WIRE_STAGES, language));
    draw_stage(list, label(LABEL_WIRE_STAGE_KEY, language), key, ROLE_LITERAL);
    draw_stage(list, label(LABEL_WIRE_STAGE_GUID, language), stages.key_guid,
               ROLE_LITERAL);
    draw_stage(list, label(LABEL_WIRE_STAGE_SHA, language), hex, ROLE_LITERAL);
    draw_stage(list, label(LABEL_WIRE_STAGE_BASE, language), stages.base64,
               ROLE_LITERAL);
    if (accept)
        draw_came(list, language, accept, &stages);
}
