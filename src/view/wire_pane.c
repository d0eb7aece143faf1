/*
 * wire_pane.c: what went over the connections: lines of the handshake, its
 * checks, and frames, in the order of the steps, newest last.
 */
#include <stdio.h>

#include "view/pane.h"

#define LOGS 16 /* ends that are looked at: those of the last connections */
#define LINES 128
#define HEAD_COLUMNS 70 /* a row this wide has room for a frame's head */

struct entry {
    const struct wire_item *item;
    const struct connection *connection;
    uint32_t end;
};

/* The newest items of all ends, oldest first. */
struct entries {
    struct entry at[LINES];
    int count;
};

struct cursor {
    const struct connection *connection;
    uint32_t end;
    uint32_t left; /* items not taken yet */
};

static uint32_t kept(const struct wire_log *log)
{
    return log->count < WIRE_ITEMS ? (uint32_t)log->count : WIRE_ITEMS;
}

static int open_cursors(const struct machine *machine, struct cursor *row)
{
    int count = 0;
    uint32_t i = 0;
    while (network_connection(machine, i))
        i++;
    while (i > 0 && count + 2 <= LOGS) {
        const struct connection *c = network_connection(machine, --i);
        for (uint32_t end = 0; end < 2; end++)
            row[count++] = (struct cursor){c, end, kept(&c->ends[end].log)};
    }
    return count;
}

static const struct wire_item *newest(const struct cursor *cursor)
{
    if (cursor->left == 0)
        return NULL;
    return wire_log_item(&cursor->connection->ends[cursor->end].log,
                         cursor->left - 1);
}

/* Takes the newest item of all cursors; false: none is left. */
static bool take(struct cursor *row, int count, struct entry *entry)
{
    struct cursor *best = NULL;
    for (int i = 0; i < count; i++) {
        const struct wire_item *item = newest(&row[i]);
        if (item && (!best || item->step > newest(best)->step))
            best = &row[i];
    }
    if (!best)
        return false;
    *entry = (struct entry){newest(best), best->connection, best->end};
    best->left--;
    return true;
}

static void collect(const struct machine *machine, struct entries *entries,
                    int wanted)
{
    struct cursor row[LOGS];
    int count = open_cursors(machine, row), first = LINES;
    while (first > 0 && LINES - first < wanted &&
           take(row, count, &entries->at[first - 1]))
        first--;
    entries->count = LINES - first;
    for (int i = 0; i < entries->count; i++)
        entries->at[i] = entries->at[first + i];
}

static enum role role_of(const struct wire_item *item, bool here)
{
    if (item->kind == WIRE_ERROR ||
        (item->kind == WIRE_CHECK && item->verdict == CHECK_FAILED))
        return ROLE_ERROR;
    return here ? ROLE_CHANGED : ROLE_PLAIN;
}

static void draw_whose(struct pen *pen, const struct scene *scene,
                       const struct entry *entry)
{
    const struct endpoint *end = &entry->connection->ends[entry->end];
    enum label side = entry->end == END_CLIENT ? LABEL_CLIENT : LABEL_SERVER;
    const char *name = scene->many && end->process != NETWORK_OUTER
                           ? session_name(scene->session, end->process)
                           : label(side, scene->language);
    pen->role = ROLE_NAME;
    if (network_connection(scene->machine, 1))
        pen_format(pen, "%u ", entry->connection->id);
    pen_text(pen, name);
    pen_text(pen, " ");
}

static void draw_entry(struct pen *pen, const struct scene *scene,
                       const struct entry *entry)
{
    char buffer[400];
    struct text text;
    const struct wire_item *item = entry->item;
    bool here = item->step == scene->step.number;
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_text(item, scene->language == KOREAN, &text);
    pen_as(pen, ROLE_CHANGED, here ? "*" : " ");
    draw_whose(pen, scene, entry);
    pen->role = role_of(item, here);
    pen_bytes(pen, text.bytes, text.length);
    if (item->kind == WIRE_FRAME && pen->box.columns >= HEAD_COLUMNS) {
        text_clear(&text);
        wire_item_head(item, &text);
        pen->role = ROLE_DIM;
        pen_format(pen, "  [%s]", text.bytes);
    }
    pen->role = ROLE_PLAIN;
}

/* Scrolling counts from the newest line, as in the console. */
void wire_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct entries entries;
    int rows = pen->box.rows;
    collect(scene->machine, &entries, LINES);
    if (pane->scroll > entries.count - rows)
        pane->scroll = entries.count > rows ? entries.count - rows : 0;
    if (pane->scroll < 0)
        pane->scroll = 0;
    int first = entries.count - rows - pane->scroll;
    for (int i = first > 0 ? first : 0; i < entries.count; i++) {
        draw_entry(pen, scene, &entries.at[i]);
        if (!pen_line(pen))
            break;
    }
    if (entries.count == 0)
        pen_as(pen, ROLE_DIM, label(LABEL_NO_WIRE, scene->language));
    pane->lines = entries.count;
    pane->note[0] = 0;
    if (entries.count)
        snprintf(pane->note, sizeof pane->note, "%d", entries.count);
    pen_rest(pen);
}
