#include "machine/page.h"

#define TEXT_MOST 60u /* units of a text that is shown */

static Value part(const struct process *process, enum page_part which)
{
    const struct object *parts = value_is_object(process->page_parts)
                                     ? value_as_object(process->page_parts)
                                     : NULL;
    return parts && parts->element_count == PAGE_PARTS ? parts->elements[which]
                                                       : UNDEFINED;
}

static Value get(const struct process *process, const struct object *node,
                 enum page_part which)
{
    return object_peek_name(node, part(process, which));
}

static const struct object *node_at(const struct process *process,
                                    const struct object *node,
                                    enum page_part which)
{
    Value value = get(process, node, which);
    return value_is_object(value) ? value_as_object(value) : NULL;
}

/* The node behind this one, inside `top`. */
static const struct object *following(const struct process *process,
                                      const struct object *node,
                                      const struct object *top)
{
    const struct object *next = node_at(process, node, PAGE_FIRST);
    while (!next && node && node != top) {
        next = node_at(process, node, PAGE_NEXT);
        node = node_at(process, node, PAGE_PARENT);
    }
    return next;
}

static bool is_text(Value value, const char *wanted)
{
    char bytes[32];
    struct text text;
    if (!value_is_string(value) || string_length(value_as_string(value)) > 30) {
        return false;
    }
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(value_as_string(value), &text, UINT32_MAX);
    return strcmp(text.bytes, wanted) == 0;
}

static bool is_among(Value tag, const char *const *names)
{
    while (*names && !is_text(tag, *names)) {
        names++;
    }
    return *names != NULL;
}

/* An attribute's text, or UNDEFINED. */
static Value attribute(const struct process *process,
                       const struct object *element, const char *name)
{
    const struct object *list = node_at(process, element, PAGE_ATTRIBUTES);
    for (uint32_t i = 0; list && i < list->element_count; i++) {
        const struct object *one = value_as_object(list->elements[i]);
        if (is_text(object_peek_name(one, vm_atom(&process->vm, ATOM_NAME)), name)) {
            return object_peek_name(one, vm_atom(&process->vm, ATOM_VALUE));
        }
    }
    return UNDEFINED;
}

static bool takes_text(const struct process *process,
                       const struct object *element)
{
    static const char *const boxes[] = {"checkbox", "radio", "button",
                                        "submit",   "reset", "hidden",
                                        "image",    NULL};
    Value tag = get(process, element, PAGE_TAG);
    if (is_text(tag, "input")) {
        return !is_among(attribute(process, element, "type"), boxes);
    }
    return is_text(tag, "textarea") || is_text(tag, "select");
}

static bool is_meant(const struct process *process,
                     const struct object *element)
{
    static const char *const tags[] = {"button", "input", "select", "textarea",
                                       "label",  "summary", "a", NULL};
    return is_among(get(process, element, PAGE_TAG), tags) ||
           get(process, element, PAGE_LISTENERS) != UNDEFINED;
}

bool page_item_next(const struct process *process, struct page_item *item)
{
    Value document = part(process, PAGE_DOCUMENT);
    if (!value_is_object(document)) {
        return false;
    }
    const struct object *top = value_as_object(document);
    const struct object *at = item->element ? item->element : top;
    while ((at = following(process, at, top))) {
        if (!value_is_string(get(process, at, PAGE_TAG))) {
            continue;
        }
        item->number++;
        if (is_meant(process, at)) {
            item->element = at;
            item->typed = takes_text(process, at);
            return true;
        }
    }
    return false;
}

static void write_value(Value value, struct text *text)
{
    if (value_is_string(value)) {
        string_write(value_as_string(value), text, TEXT_MOST);
    }
}

void page_item_selector(const struct process *process,
                        const struct page_item *item, struct text *text)
{
    Value id = attribute(process, item->element, "id");
    if (value_is_string(id) && string_length(value_as_string(id)) > 0 &&
        string_length(value_as_string(id)) < TEXT_MOST) {
        text_byte(text, '#');
        write_value(id, text);
    } else {
        text_byte(text, '@');
        text_uint(text, item->number);
    }
}

void page_item_name(const struct process *process,
                    const struct page_item *item, struct text *text)
{
    Value id = attribute(process, item->element, "id");
    write_value(get(process, item->element, PAGE_TAG), text);
    if (value_is_string(id)) {
        text_byte(text, '#');
        write_value(id, text);
    }
}

/* The texts inside an element, on one line. */
static void write_inside(const struct process *process,
                         const struct object *element, struct text *text)
{
    const struct object *at = element;
    while ((at = following(process, at, element)) && text->length < TEXT_MOST) {
        write_value(get(process, at, PAGE_DATA), text);
    }
}

void page_item_text(const struct process *process,
                    const struct page_item *item, struct text *text)
{
    const struct object *state = node_at(process, item->element, PAGE_STATE);
    Value value =
        state ? object_peek_name(state, vm_atom(&process->vm, ATOM_VALUE)) : UNDEFINED;
    if (!item->typed) {
        write_inside(process, item->element, text);
        value = UNDEFINED;
    } else if (!value_is_string(value)) {
        value = attribute(process, item->element, "value");
    }
    write_value(value, text);
}
