/*
 * page_pane.c: what of the pages can be clicked or typed into. A cursor chooses
 * one; Enter clicks it, or opens the command line where it takes words. A
 * dialog stands above them.
 */
#include <stdio.h>

#include <curses.h>

#include "machine/page.h"
#include "view/page_dialog.h"

#define KEY_RETURN '\r'

/* The elements of all pages in a row, and which of them is chosen. */
struct row {
    const struct process *process;
    struct page_item item;
};

/* Row number `wanted`, counted from 0; the last one where there are fewer.
 * Answers how many there are up to it. */
static int find_row(const struct machine *machine, uint64_t wanted,
                    struct row *row)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        struct page_item item = {.element = NULL};
        if (process->state == PROCESS_ENDED)
            continue;
        while (count <= wanted && page_item_next(process, &item)) {
            *row = (struct row){process, item};
            count++;
        }
    }
    return (int)count;
}

static void draw_row(struct pen *pen, const struct scene *scene,
                     const struct row *row, bool chosen)
{
    char bytes[300];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    pen_as(pen, ROLE_NAME, chosen ? "> " : "  ");
    if (scene->many)
        pen_format(pen, "[%s] ", row->process->name);
    page_item_name(row->process, &row->item, &text);
    pen_as(pen, chosen ? ROLE_STATE : ROLE_NAME, text.bytes);
    text_init_fixed(&text, bytes, sizeof bytes);
    page_item_text(row->process, &row->item, &text);
    pen_text(pen, row->item.typed ? " [" : " ");
    pen_text(pen, text.bytes);
    if (row->item.typed)
        pen_text(pen, "]");
}

void page_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct list list = list_begin(pane, pen);
    const struct machine *machine = scene->machine;
    struct row row;
    bool asks = page_dialog_draw(&list, scene);
    uint64_t count = (uint64_t)find_row(machine, UINT64_MAX - 1, &row);
    if (count && pane->chosen >= count)
        pane->chosen = count - 1;
    for (uint64_t i = 0; i < count; i++) {
        if (list_wants(&list)) {
            find_row(machine, i, &row);
            draw_row(pen, scene, &row, pane->focus && i == pane->chosen);
        }
        list_next(&list);
    }
    snprintf(pane->note, sizeof pane->note, "%s",
             count && !asks ? label(LABEL_PAGE_HINT, scene->language) : "");
    list_end(&list, label(LABEL_NO_ELEMENTS, scene->language));
}

/* What Enter does: "page:#btn", or "page:#name=" and words. */
static void wish_for(const struct row *row, struct pane_wish *wish)
{
    struct text text;
    wish->kind = row->item.typed ? WISH_WORDS : WISH_DECIDE;
    wish->command = row->item.typed ? COMMAND_TYPE : COMMAND_CLICK;
    text_init_fixed(&text, wish->argument, sizeof wish->argument);
    text_format(&text, "%s:", row->process->name);
    page_item_selector(row->process, &row->item, &text);
    if (row->item.typed)
        text_byte(&text, '=');
}

bool page_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish)
{
    struct row row;
    int count = find_row(scene->machine, pane->chosen, &row);
    if (page_dialog_key(scene, key, wish))
        return true;
    if (key == KEY_UP && pane->chosen > 0) {
        pane->chosen--;
    } else if (key == KEY_DOWN &&
               find_row(scene->machine, pane->chosen + 1, &row) > count) {
        pane->chosen++;
    } else if ((key == KEY_RETURN || key == '\n' || key == KEY_ENTER) &&
               count > 0) {
        wish_for(&row, wish);
        return true;
    } else {
        return false;
    }
    if (pane->chosen < (uint64_t)pane->scroll)
        pane->scroll = (int)pane->chosen;
    else if (pane->rows > 0 &&
             pane->chosen >= (uint64_t)(pane->scroll + pane->rows))
        pane->scroll = (int)pane->chosen - pane->rows + 1;
    return true;
}
