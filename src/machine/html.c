#include "machine/html.h"

#include <gumbo.h>

/* Nothing is given back before the end: the region is. */
static void *take(void *userdata, size_t size)
{
    return region_alloc(userdata, size);
}

static void give(void *userdata, void *pointer)
{
    (void)userdata;
    (void)pointer;
}

/* --- gumbo's tree becomes rows ---------------------------------------------- */

struct writer {
    struct vm *vm;
    struct object *rows;
    const char *text; /* the document's first byte */
};

static void put(struct writer *w, Value value)
{
    array_push(w->vm, w->rows, value);
}

static void put_int(struct writer *w, int number)
{
    put(w, value_int(number));
}

static void put_text(struct writer *w, const char *bytes, size_t length)
{
    put(w, value_string(string_from_utf8(w->vm, bytes, length)));
}

static void put_name(struct writer *w, const char *name)
{
    put_text(w, name ? name : "", name ? strlen(name) : 0);
}

/* A name as it stands in the text, in small letters where it is HTML's. */
static void put_tag(struct writer *w, const GumboElement *element)
{
    static const char *const spaces[] = {"", "svg", "math"};
    const char *known = gumbo_normalized_tagname(element->tag);
    GumboStringPiece piece = element->original_tag;
    char small[64];
    struct text text;
    if (element->tag != GUMBO_TAG_UNKNOWN) {
        put_name(w, known);
    } else {
        gumbo_tag_from_original_text(&piece);
        text_init_fixed(&text, small, sizeof small);
        for (size_t i = 0; i < piece.length; i++) {
            char c = piece.data[i];
            text_byte(&text, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
        }
        put_text(w, text.bytes, text.length);
    }
    put_name(w, spaces[element->tag_namespace]);
}

static void put_attributes(struct writer *w, const GumboVector *attributes)
{
    struct object *list = array_new(w->vm, attributes->length * 2);
    put(w, value_object(list));
    for (unsigned i = 0; i < attributes->length; i++) {
        const GumboAttribute *attribute = attributes->data[i];
        const char *both[] = {attribute->name, attribute->value};
        for (int k = 0; k < 2; k++) {
            array_push(w->vm, list, value_string(string_from_utf8(
                                        w->vm, both[k], strlen(both[k]))));
        }
    }
}

/* Where a script's text lies in the document. */
static void put_place(struct writer *w, const GumboElement *element)
{
    int start = -1, end = -1;
    if (element->tag == GUMBO_TAG_SCRIPT && element->children.length == 1 &&
        element->original_tag.length > 0) {
        start = (int)(element->original_tag.data +
                      element->original_tag.length - w->text);
        end = element->original_end_tag.length > 0
                  ? (int)(element->original_end_tag.data - w->text)
                  : -1;
    }
    put_int(w, start);
    put_int(w, end);
}

/* The rows of one node; true where its children follow. */
static bool put_node(struct writer *w, const GumboNode *node)
{
    switch (node->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
        put_int(w, HTML_ELEMENT);
        put_tag(w, &node->v.element);
        put_attributes(w, &node->v.element.attributes);
        put_place(w, &node->v.element);
        /* With scripts running, what <noscript> holds is no part of it. */
        return node->v.element.tag != GUMBO_TAG_NOSCRIPT;
    case GUMBO_NODE_COMMENT:
        put_int(w, HTML_COMMENT);
        put_name(w, node->v.text.text);
        return false;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
        put_int(w, HTML_TEXT);
        put_name(w, node->v.text.text);
        return false;
    case GUMBO_NODE_DOCUMENT:
        break;
    }
    return true;
}

static const GumboVector *children_of(const GumboNode *node)
{
    return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                             : &node->v.element.children;
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT ||
           node->type == GUMBO_NODE_TEMPLATE;
}

/* Everything inside `top`, in the order of the document. */
static void put_inside(struct writer *w, const GumboNode *top)
{
    const GumboNode *parent = top;
    unsigned next = 0;
    for (;;) {
        const GumboVector *children = children_of(parent);
        if (next < children->length) {
            const GumboNode *node = children->data[next++];
            if (put_node(w, node)) {
                parent = node;
                next = 0;
            } else if (is_element(node)) {
                put_int(w, HTML_END);
            }
        } else if (parent == top) {
            return;
        } else {
            put_int(w, HTML_END);
            next = (unsigned)parent->index_within_parent + 1;
            parent = parent->parent;
        }
    }
}

static void put_doctype(struct writer *w, const GumboDocument *document)
{
    if (document->has_doctype) {
        put_int(w, HTML_DOCTYPE);
        put_name(w, document->name);
    }
}

struct object *html_parse(struct vm *vm, const struct text *text,
                          const char *context, bool *quirks)
{
    struct region region;
    struct writer writer = {
        .vm = vm, .rows = array_new(vm, 0), .text = text->bytes};
    GumboOptions options = kGumboDefaultOptions;
    if (text->length > HTML_LIMIT) {
        return NULL;
    }
    region_init(&region, vm->heap.arena);
    options.allocator = take;
    options.deallocator = give;
    options.userdata = &region;
    options.max_errors = 0;
    if (context) {
        options.fragment_context =
            gumbo_tagn_enum(context, (unsigned)strlen(context));
    }
    GumboOutput *output =
        gumbo_parse_with_options(&options, text->bytes, text->length);
    const GumboDocument *document = &output->document->v.document;
    *quirks = document->doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS;
    if (context) {
        put_inside(&writer, output->root);
    } else {
        put_doctype(&writer, document);
        put_inside(&writer, output->document);
    }
    region_done(&region);
    return writer.rows;
}
