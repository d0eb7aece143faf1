#include "view/wire_open.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LINE_BYTES 1024
#define BYTES_A_LINE 16

/* --- lines ---------------------------------------------------------------- */

void wire_line(struct list *list, enum role role, const char *format, ...)
{
    char buffer[LINE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    list_line(list, role, buffer);
}

const char *wire_whose(const struct scene *scene,
                       const struct wire_item *item)
{
    if (scene->many && item->process != NETWORK_OUTER)
        return session_name(scene->session, item->process);
    return label(item->end == END_CLIENT ? LABEL_CLIENT : LABEL_SERVER,
                 scene->language);
}

/* --- what every item has -------------------------------------------------- */

/* The first line of the head that a line belongs to. */
const struct wire_item *wire_head_first(const struct machine *machine,
                                        const struct wire_item *item)
{
    const struct wire_item *first = item;
    while (first && !first->sub) {
        const struct wire_item *before =
            wire_log_item(machine, first->number - 1);
        if (!before || before->kind != WIRE_LINE ||
            before->connection != item->connection ||
            before->end != item->end)
            break;
        first = before;
    }
    return first;
}

static enum label title_of(const struct scene *scene,
                           const struct wire_item *item)
{
    static const enum label titles[] = {
        [WIRE_CHECK] = LABEL_WIRE_CHECK,     [WIRE_FRAME] = LABEL_WIRE_FRAME,
        [WIRE_MESSAGE] = LABEL_WIRE_MESSAGE, [WIRE_DATA] = LABEL_WIRE_DATA,
        [WIRE_ERROR] = LABEL_WIRE_ERROR,
    };
    if (item->kind != WIRE_LINE)
        return titles[item->kind];
    const struct wire_item *first = wire_head_first(scene->machine, item);
    return strncmp(first->text, "HTTP/", 5) == 0 ? LABEL_WIRE_ANSWER
                                                  : LABEL_WIRE_REQUEST;
}

/* "sent by client  12.3 ms, step 1234" */
static void draw_when(struct list *list, const struct scene *scene,
                      const struct wire_item *item)
{
    enum language language = scene->language;
    wire_line(list, ROLE_DIM, "  %s %s  %lld.%lld ms, %s %llu",
              label(item->kind == WIRE_CHECK ? LABEL_WIRE_CHECKED
                    : item->received         ? LABEL_WIRE_RECEIVED
                                             : LABEL_WIRE_SENT,
                    language),
              wire_whose(scene, item), (long long)(item->at / 1000),
              (long long)(item->at / 100 % 10), label(LABEL_STEP, language),
              (unsigned long long)item->step);
}

static void draw_whence(struct list *list, const struct scene *scene,
                        const struct wire_item *item)
{
    const struct wire_item *other = wire_log_other(scene->machine, item);
    const struct connection *c =
        network_find(scene->machine, item->connection);
    if (item->kind == WIRE_CHECK || item->kind == WIRE_ERROR) {
        draw_when(list, scene, item);
        return;
    }
    if (item->received && other)
        draw_when(list, scene, other);
    draw_when(list, scene, item);
    if (!item->received && other)
        draw_when(list, scene, other);
    else if (!item->received && c && c->inner &&
             c->ends[1 - item->end].open)
        wire_line(list, ROLE_DIM, "  %s",
                  label(LABEL_WIRE_ON_ITS_WAY, scene->language));
}

static void draw_head_bytes(struct pen *pen, const struct wire_item *item)
{
    char buffer[FRAME_HEAD_MAX * 3 + 1];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_head(item, &text);
    pen_text(pen, "   ");
    pen_as(pen, ROLE_LITERAL, text.bytes);
}

static void draw_title(struct list *list, const struct scene *scene,
                       const struct wire_item *item)
{
    char number[24] = "";
    if (item->kind == WIRE_FRAME)
        snprintf(number, sizeof number, " %u", item->frame);
    else if (item->kind == WIRE_MESSAGE)
        snprintf(number, sizeof number, " %u", item->message);
    if (list_wants(list)) {
        pen_as(list->pen, ROLE_TITLE_FOCUS,
               label(title_of(scene, item), scene->language));
        pen_as(list->pen, ROLE_TITLE_FOCUS, number);
        if (item->kind == WIRE_FRAME)
            draw_head_bytes(list->pen, item);
        pen_as(list->pen, ROLE_DIM, "   ");
        pen_as(list->pen, ROLE_DIM, label(LABEL_CONNECTION, scene->language));
        pen_format(list->pen, " %u", item->connection);
    }
    list_next(list);
    draw_whence(list, scene, item);
    list_line(list, ROLE_PLAIN, "");
}

/* --- the simpler kinds ---------------------------------------------------- */

/* Sixteen bytes a line, and the same as characters. */
static void draw_bytes(struct list *list, const struct wire_item *item)
{
    for (size_t at = 0; at < item->size; at += BYTES_A_LINE) {
        char hex[BYTES_A_LINE * 3 + 1] = "", shown[BYTES_A_LINE + 1] = "";
        for (size_t i = 0; i < BYTES_A_LINE && at + i < item->size; i++) {
            unsigned char byte = (unsigned char)item->text[at + i];
            snprintf(hex + i * 3, 4, "%02x ", byte);
            shown[i] = byte >= ' ' && byte < 127 ? (char)byte : '.';
        }
        wire_line(list, ROLE_PLAIN, "  %4zu  %-48s %s", at, hex, shown);
    }
    if (item->length > item->size)
        wire_line(list, ROLE_DIM, "  …  %llu",
                  (unsigned long long)item->length);
}

static void draw_message(struct list *list, const struct scene *scene,
                         const struct wire_item *item)
{
    wire_line(list, ROLE_PLAIN, label(LABEL_WIRE_UNPACKED, scene->language),
              (unsigned long long)item->length,
              (unsigned long long)item->other);
    list_line(list, ROLE_PLAIN, "");
    draw_bytes(list, item);
}

/* The check's own sentence, from the table of checks. */
static void draw_check(struct list *list, const struct scene *scene,
                       const struct wire_item *item)
{
    char buffer[LINE_BYTES];
    struct text text;
    enum handshake_check check = (enum handshake_check)item->sub;
    bool failed = item->verdict == CHECK_FAILED;
    enum handshake_verdict verdict = (enum handshake_verdict)item->verdict;
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_line(list, failed ? ROLE_ERROR : ROLE_GOOD, "%s %s  (%s)",
              failed                             ? "✗"
              : item->verdict == CHECK_TOLERATED ? "~"
                                                 : "✓",
              handshake_check_name(check), handshake_check_row(check)->section);
    wire_line(list, ROLE_PLAIN, "  %s: %s",
              label(LABEL_WIRE_FOUND, scene->language), item->text);
    list_line(list, ROLE_PLAIN, "");
    handshake_caption(check, verdict, scene->language == KOREAN, item->text,
                      item->text + item->size + 1, &text);
    list_wrap(list, ROLE_CAPTION, 2, text.bytes);
    list_line(list, ROLE_PLAIN, "");
    wire_accept_draw(list, scene, item);
}

static void draw_error(struct list *list, const struct wire_item *item)
{
    list_wrap(list, ROLE_ERROR, 2, item->text);
}

void wire_open_draw(struct pane *pane, const struct scene *scene,
                    const struct wire_item *item, struct pen *pen)
{
    struct box foot = pen->box;
    pen->box.rows--;
    foot.row += pen->box.rows;
    foot.rows = 1;
    struct list list = list_begin(pane, pen);
    draw_title(&list, scene, item);
    if (item->kind == WIRE_FRAME)
        wire_frame_draw(&list, scene, item);
    else if (item->kind == WIRE_LINE)
        wire_head_draw(&list, scene, item);
    else if (item->kind == WIRE_CHECK)
        draw_check(&list, scene, item);
    else if (item->kind == WIRE_MESSAGE)
        draw_message(&list, scene, item);
    else if (item->kind == WIRE_DATA)
        draw_bytes(&list, item);
    else
        draw_error(&list, item);
    list_end(&list, "");
    struct pen keys = pen_part(pen, foot);
    pen_as(&keys, ROLE_DIM, label(LABEL_WIRE_KEYS, scene->language));
    pen_rest(&keys);
}
