/*
 * page.h: what of a page's document can be clicked or typed into, for those
 * who look at it. The tree is the library's (page/node.js); it says with
 * %pageParts under which symbols its parts stand. Reads only.
 */
#ifndef LOOPLINE_MACHINE_PAGE_H
#define LOOPLINE_MACHINE_PAGE_H

#include "machine/process.h"

/* The array that %pageParts was given: the document, then symbols. */
enum page_part {
    PAGE_DOCUMENT,
    PAGE_PARENT,
    PAGE_FIRST, /* child */
    PAGE_NEXT, /* sibling */
    PAGE_TAG, /* a string; only elements have one */
    PAGE_ATTRIBUTES, /* an array of {name, value} */
    PAGE_LISTENERS, /* there once somebody has listened */
    PAGE_STATE, /* of a control: {value, ...} */
    PAGE_DATA, /* of a text */
    PAGE_PARTS
};

struct page_item {
    const struct object *element; /* NULL: before the first */
    uint32_t number; /* its place among all elements, from 1 on */
    bool typed; /* it can be typed into */
};

/* The next one in the order of the document; false: there is none. Starts
 * with an item of zeroes. */
bool page_item_next(const struct process *process, struct page_item *item);

/* How it is named for a gesture: "#btn", or "@3" by its number. */
void page_item_selector(const struct process *process,
                        const struct page_item *item, struct text *text);

/* Its tag, id and classes ("button#btn"), and its text or its value. */
void page_item_name(const struct process *process,
                    const struct page_item *item, struct text *text);
void page_item_text(const struct process *process,
                    const struct page_item *item, struct text *text);

#endif
