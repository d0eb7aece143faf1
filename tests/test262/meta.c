/*
 * meta.c: reads the small part of YAML that test262 uses: `key: value`, lists
 * in brackets, lists of `- item` lines.
 */
#include "meta.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* What Node 20 does not have because it came after ES2023, what Loopline does
 * not have by decision, and what only a browser could have. A name ended by
 * `*` stands for all that begin so. */
static const char *const left_out[] = {
    "Array.fromAsync",
    "Atomics*",
    "Error.isError",
    "Float16Array",
    "Intl*",
    "IsHTMLDDA",
    "Iterator.prototype.join",
    "Math.sumPrecise",
    "RegExp.escape",
    "ShadowRealm",
    "SharedArrayBuffer",
    "Temporal",
    "array-grouping",
    "arraybuffer-transfer",
    "await-dictionary",
    "canonical-tz",
    "decorators",
    "error-stack-accessor",
    "explicit-resource-management",
    "export-defer",
    "immutable-arraybuffer",
    "import-*",
    "iterator-*",
    "joint-iteration",
    "json-modules",
    "json-parse-with-source",
    "legacy-regexp",
    "nonextensible-applies-to-private",
    "promise-try",
    "promise-with-resolvers",
    "regexp-duplicate-named-groups",
    "regexp-modifiers",
    "set-methods",
    "source-phase-imports*",
    "uint8array-base64",
    "upsert",
};

static bool feature_is_out(const char *name)
{
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        size_t length = strlen(left_out[i]);
        bool open = left_out[i][length - 1] == '*';
        if (open ? strncmp(name, left_out[i], length - 1) == 0
                 : strcmp(name, left_out[i]) == 0)
            return true;
    }
    return false;
}

static void take_flag(struct meta *meta, const char *flag)
{
    const struct {
        const char *name;
        bool *field;
    } flags[] = {
        {"onlyStrict", &meta->only_strict}, {"noStrict", &meta->no_strict},
        {"raw", &meta->raw},                {"module", &meta->module},
        {"async", &meta->async},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(flag, flags[i].name) == 0)
            *flags[i].field = true;
}

static void take_feature(struct meta *meta, const char *feature)
{
    if (strcmp(feature, "cross-realm") == 0)
        meta->out = OUT_REALM;
    else if (feature_is_out(feature))
        meta->out = OUT_FEATURE;
}

static void take_include(struct meta *meta, const char *file)
{
    if (meta->include_count < META_INCLUDES)
        snprintf(meta->includes[meta->include_count++],
                 sizeof *meta->includes, "%s", file);
}

static void take_item(struct meta *meta, const char *key, const char *item)
{
    static const char *const phases[] = {"", "parse", "resolution", "runtime"};
    if (strcmp(key, "flags") == 0)
        take_flag(meta, item);
    else if (strcmp(key, "features") == 0)
        take_feature(meta, item);
    else if (strcmp(key, "includes") == 0)
        take_include(meta, item);
    else if (strcmp(key, "type") == 0)
        snprintf(meta->type, sizeof meta->type, "%s", item);
    for (int i = 1; i < 4 && strcmp(key, "phase") == 0; i++)
        if (strcmp(item, phases[i]) == 0)
            meta->phase = (enum meta_phase)i;
}

/* The words of a line, each an item: brackets, commas, dashes part them. */
static void take_items(struct meta *meta, const char *key, const char *at,
                       const char *end)
{
    char word[64];
    while (at < end) {
        size_t length = 0;
        while (at < end && strchr(" \t[],", *at))
            at++;
        while (at < end && !strchr(" \t[],", *at)) {
            if (length < sizeof word - 1)
                word[length++] = *at;
            at++;
        }
        word[length] = 0;
        if (length && strcmp(word, "-") != 0)
            take_item(meta, key, word);
    }
}

/* One line. `key` is the one that is open, for the lines of its list. */
static void take_line(struct meta *meta, char *key, size_t size,
                      const char *at, const char *end)
{
    const char *colon;
    while (at < end && *at == ' ')
        at++;
    colon = memchr(at, ':', (size_t)(end - at));
    if (colon && islower((unsigned char)*at)) {
        snprintf(key, size, "%.*s", (int)(colon - at), at);
        at = colon + 1;
    } else if (at == end || (*at != '-' && *at != '[' && *at != ']' &&
                             !isalpha((unsigned char)*at))) {
        return;
    }
    take_items(meta, key, at, end);
}

static void take_path(struct meta *meta, const char *path)
{
    static const char *const folders[] = {"test/intl402/", "test/staging/",
                                          "test/annexB/"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (strncmp(path, folders[i], strlen(folders[i])) == 0)
            meta->out = OUT_FOLDER;
}

void meta_read(struct meta *meta, const char *path, const char *text)
{
    const char *at = strstr(text, "/*---");
    const char *end = at ? strstr(at, "---*/") : NULL;
    char key[40] = "";
    memset(meta, 0, sizeof *meta);
    if (strstr(text, "$262.createRealm"))
        meta->out = OUT_REALM;
    for (at = at ? at + 5 : NULL; end && at < end;) {
        size_t length = strcspn(at, "\r\n");
        const char *line_end = at + length < end ? at + length : end;
        take_line(meta, key, sizeof key, at, line_end);
        at += length + 1;
    }
    take_path(meta, path);
}
