/*
 * question_pane.c: what can be asked backwards at this place: what wrote a
 * variable, where a promise was settled, what printed a line, which send is
 * behind a message. Enter asks, and goes there.
 */
#include <curses.h>
#include <stdio.h>

#include "debugger/question.h"
#include "view/pane.h"

#define KEY_RETURN '\r'
#define LINE 400

static uint64_t number_of_question(const struct question *question)
{
    return list_number_of(question->kind, question->text);
}

/* The one that the cursor's line is about, or NULL. */
static const struct question *chosen(const struct pane *pane,
                                     const struct question *questions,
                                     uint32_t count)
{
    for (uint32_t i = 0; pane->about && i < count; i++)
        if (number_of_question(&questions[i]) == pane->about)
            return &questions[i];
    return NULL;
}

void question_draw(struct pane *pane, const struct scene *scene,
                   struct pen *pen)
{
    static struct question questions[QUESTIONS_MOST];
    uint32_t count = question_list(scene->session, questions);
    struct list list = list_begin(pane, pen);
    snprintf(pane->note, sizeof pane->note, "%u", count);
    for (uint32_t i = 0; i < count; i++) {
        char bytes[LINE];
        struct text text;
        text_init_fixed(&text, bytes, sizeof bytes);
        question_write(&questions[i], scene->language, &text);
        list_about(&list, number_of_question(&questions[i]));
        if (list_wants(&list)) {
            pen_as(pen, ROLE_DIM, "? ");
            pen_bytes(pen, text.bytes, text.length);
        }
        list_next(&list);
    }
    list_end(&list, label(LABEL_NO_QUESTIONS, scene->language));
}

bool question_key(struct pane *pane, const struct scene *scene, int key,
                  struct pane_wish *wish)
{
    static struct question questions[QUESTIONS_MOST];
    uint32_t count = question_list(scene->session, questions);
    bool enter = key == '\n' || key == KEY_RETURN || key == KEY_ENTER;
    const struct question *question = chosen(pane, questions, count);
    if (!enter || !question)
        return false;
    wish->kind = WISH_ASK;
    snprintf(wish->argument, sizeof wish->argument, "%s %s",
             question_word((enum question_kind)question->kind),
             question->text);
    return true;
}
