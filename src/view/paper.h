/*
 * paper.h: what a handout is written on: HTML or Markdown. Each is a table of
 * operations; handout.c calls them from the top of the first page to the end of
 * the last one.
 */
#ifndef LOOPLINE_VIEW_PAPER_H
#define LOOPLINE_VIEW_PAPER_H

#include <stdio.h>

#include "lesson/lesson.h"
#include "view/canvas.h"

/* WORD(identifier, "English", "Korean"): what a handout says by itself. */
#define PAPER_WORDS(W) \
    W(NAME, "Name", "이름") \
    W(QUESTION, "Question", "질문") \
    W(YOUR_ANSWER, "Your answer", "내 답") \
    W(PLAY, "Play the loop", "루프가 되어 보기") \
    W(PLAY_HOW, "Number these in the order in which the loop takes them:", \
      "루프가 꺼내는 순서대로 번호를 쓰세요:") \
    W(EXERCISE, "Exercise", "연습") \
    W(EXERCISE_HOW, "Change the program until all of this holds:", \
      "다음이 모두 이루어질 때까지 프로그램을 고치세요:") \
    W(ANSWERS, "Answers", "정답") \
    W(SOLUTION, "A solution", "풀이 하나") \
    W(COMPUTED, "Each answer is what the programs really do: they were run " \
      "while this page was written.", \
      "정답은 모두 이 문서를 쓰면서 프로그램을 실제로 실행해 얻은 것이에요.")
enum paper_word {
#define W(name, english, korean) PAPER_##name,
    PAPER_WORDS(W)
#undef W
    PAPER_WORD_COUNT
};
const char *paper_word(enum paper_word word, enum language language);

struct paper {
    const struct paper_kind *kind;
    FILE *to;
    enum language language;
};

struct paper_kind {
    void (*begin)(struct paper *paper, const struct lesson *lesson);
    /* A stop's heading, or one of its parts. `level` 2 or 3. */
    void (*heading)(struct paper *paper, int level, const char *text);
    void (*prose)(struct paper *paper, const struct prose *prose);
    void (*sentence)(struct paper *paper, const char *text);
    /* The screen; `caption` says what it shows. */
    void (*picture)(struct paper *paper, const struct canvas *canvas,
                    const char *caption);
    /* Things to choose from (numbered), to be ticked or numbered by hand. */
    void (*choices)(struct paper *paper, const char *const *choices,
                    uint32_t count);
    void (*boxes)(struct paper *paper, const char *const *boxes,
                  uint32_t count);
    /* A line to write on. */
    void (*blank)(struct paper *paper);
    /* A program, and the file that it stands in. */
    void (*code)(struct paper *paper, const char *title, const char *file,
                 const char *text);
    /* What follows stands on a page of its own. */
    void (*new_page)(struct paper *paper);
    void (*end)(struct paper *paper);
};
extern const struct paper_kind paper_html, paper_markdown;

#endif
