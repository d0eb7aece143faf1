/*
 * fault.h: what can be wrong with a lesson, each in one line of English or
 * Korean: "lessons/02-timer/lesson.md:17: no such block: prdict ...".
 */
#ifndef LOOPLINE_LESSON_FAULT_H
#define LOOPLINE_LESSON_FAULT_H

#include "machine/step.h"

/* FAULT(identifier, "English", "Korean"); {text} and {more} are what it is
 * about. */
#define FAULTS(F) \
    /* the file */ \
    F(OPEN, "it cannot be opened: {text}", "열 수 없어요: {text}") \
    F(NO_FILE, "it is no file", "파일이 아니에요") \
    F(LONG, "it is longer than {text}: a lesson is a short text", \
      "{text}보다 길어요. 수업은 짧은 글이어야 해요") \
    F(MEMORY, "there is no memory left", "메모리가 부족해요") \
    F(ENCODING, "this is not UTF-8: save the file as UTF-8", \
      "UTF-8이 아니에요. 파일을 UTF-8로 저장하세요") \
    F(BOM, "a byte order mark stands at the beginning: save the file " \
      "as UTF-8 without BOM", \
      "맨 앞에 BOM이 있어요. BOM 없는 UTF-8로 저장하세요") \
    F(CRLF, "the line ends with CR: save the file with Unix line ends (LF)", \
      "줄 끝에 CR이 있어요. 줄 끝을 LF로 저장하세요") \
    F(TAB, "a tab: use spaces", "탭이 있어요. 빈칸을 쓰세요") \
    F(CONTROL, "a character that cannot be seen: {text}", \
      "보이지 않는 문자가 있어요: {text}") \
    F(EMPTY, "there is no stop: begin one with ## and its title", \
      "정거장이 하나도 없어요. ##과 제목으로 시작하세요") \
    /* front matter */ \
    F(NO_FRONT, "a lesson begins with front matter: a line ---, " \
      "title: ..., and a line ---", \
      "수업은 머리말로 시작해요: --- 줄, title: ..., --- 줄") \
    F(FRONT_OPEN, "the front matter that begins here never ends: " \
      "a line --- is missing", \
      "여기서 시작한 머리말이 끝나지 않아요. --- 줄이 없어요") \
    F(YAML, "{text}: this is not YAML: {more}", \
      "{text}: YAML로 읽을 수 없어요: {more}") \
    F(YAML_COLON, "{text}: a colon inside a text: put the text into \"quotes\"", \
      "{text}: 글 안에 쌍점(:)이 있어요. 글을 \"따옴표\"로 묶으세요") \
    F(NO_MAPPING, "{text}: rows of \"name: value\" are expected", \
      "{text}: \"이름: 값\"이 와야 해요") \
    F(UNKNOWN_KEY, "{text}: {more} is no name of the front matter: it has " \
      "title, summary, teaches, programs, clicks, page, minutes", \
      "{text}: {more:은} 머리말에 없는 이름이에요. title, summary, teaches, " \
      "programs, clicks, page, minutes를 쓸 수 있어요") \
    F(TWICE, "{text}: {more} stands here for the second time", \
      "{text}: {more:이} 두 번 나와요") \
    F(WANTS_TEXT, "{text}: {more} is a text in one line", \
      "{text}: {more:은} 한 줄짜리 글이어야 해요") \
    F(WANTS_LIST, "{text}: {more} is a list: [one, two]", \
      "{text}: {more:은} 목록이어야 해요: [하나, 둘]") \
    F(WANTS_TRUTH, "{text}: {more} is true or false", \
      "{text}: {more:은} true나 false여야 해요") \
    F(WANTS_MINUTES, "{text}: {more} is a number from 1 to 600", \
      "{text}: {more:은} 1부터 600까지의 수여야 해요") \
    F(LIST_FULL, "{text}: the list {more} is too long", \
      "{text}: {more} 목록이 너무 길어요") \
    F(NO_ALIAS, "{text}: anchors, aliases and tags are not read here", \
      "{text}: 앵커, 별칭, 태그는 쓸 수 없어요") \
    F(MISSING_KEY, "the front matter has no {text}", \
      "머리말에 {text:이} 없어요") \
    /* Markdown */ \
    F(HTML, "HTML is not shown: put < into `backticks`", \
      "HTML은 보여 줄 수 없어요. <는 `백틱` 안에 쓰세요") \
    F(TABLE, "a table cannot be shown: write a list", \
      "표는 보여 줄 수 없어요. 목록으로 쓰세요") \
    F(IMAGE, "an image cannot be shown", "그림은 보여 줄 수 없어요") \
    F(RULE, "a rule (---) is not shown: begin a new stop with ##", \
      "가로줄(---)은 보여 줄 수 없어요. ##으로 새 정거장을 시작하세요") \
    F(UNDERLINED, "a heading is written with ## before it, not underlined", \
      "제목은 밑줄이 아니라 앞에 ##을 써요") \
    F(TITLE, "the lesson's title stands in the front matter: use ##", \
      "수업 제목은 머리말에 있어요. ##을 쓰세요") \
    F(INDENTED, "code is written between ``` and ```, not indented", \
      "코드는 들여쓰지 말고 ```와 ``` 사이에 쓰세요") \
    F(INSIDE, "this cannot stand inside a list or a quote", \
      "목록이나 인용 안에는 쓸 수 없어요") \
    F(SECOND_PARAGRAPH, "an item of a list is one paragraph", \
      "목록의 항목은 한 문단이어야 해요") \
    F(EMPTY_ITEM, "an item of a list is empty", "목록에 빈 항목이 있어요") \
    F(BREAK, "a forced end of line: begin a new paragraph", \
      "강제 줄바꿈이에요. 새 문단을 시작하세요") \
    F(ENTITY, "{text}: write the character itself", \
      "{text}: 문자를 그대로 쓰세요") \
    F(STRAY_STARS, "a * stands here as it is: ** beside a bracket or a quote " \
      "and a letter is no mark; move it, or write \\*", \
      "*가 글자 그대로 보여요. 괄호나 따옴표와 글자 사이의 **는 강조가 되지 " \
      "않아요. 자리를 옮기거나 \\*로 쓰세요") \
    F(STRAY_TICK, "a backtick without its partner", \
      "짝이 없는 백틱이 있어요") \
    /* directives */ \
    F(MISSPELT, "no such block: {text}; is it {more}?", \
      "{text}라는 블록은 없어요. 혹시 {more}인가요?") \
    F(BEHIND_NAME, "nothing stands behind ```{text}: its lines are below", \
      "```{text} 뒤에는 아무것도 쓰지 않아요. 내용은 아래 줄에 써요") \
    F(SECOND_BLOCK, "a second {text} in this stop", \
      "이 정거장에 {text:이} 두 번 나와요") \
    F(SECOND_QUESTION, "a stop asks one thing: predict, play or exercise", \
      "정거장 하나에는 predict, play, exercise 중 하나만 쓸 수 있어요") \
    F(HINT_ALONE, "a hint belongs to an exercise in the same stop", \
      "hint는 같은 정거장의 exercise와 함께 써요") \
    F(EMPTY_BLOCK, "nothing stands in this {text}", \
      "{text} 블록이 비어 있어요") \
    F(ONE_LINE, "a {text} is one line", "{text:은} 한 줄이어야 해요") \
    F(NO_CHOICE, "a choice begins with \"- \"", "보기는 \"- \"로 시작해요") \
    F(FEW_CHOICES, "one choice is none: two at least", \
      "보기는 둘 이상이어야 해요") \
    F(MANY_CHOICES, "at most {text} choices", "보기는 {text}개까지예요") \
    F(SAME_CHOICE, "this choice stands here twice: {text}", \
      "같은 보기가 두 번 나와요: {text}") \
    F(LONG_CHOICE, "this choice is too long: at most {text} bytes", \
      "보기가 너무 길어요. {text}바이트까지 쓸 수 있어요") \
    F(TURNS, "it goes like this: turns 4 (1 to {text})", \
      "이렇게 써요: turns 4 (1부터 {text}까지)") \
    F(WANTS_ROW, "it goes like this: word: value", \
      "이렇게 써요: 낱말: 값") \
    F(UNKNOWN_RUN_ROW, "no such row: {text}; a run has click, type, answer, " \
      "at, page, and programs", \
      "{text}라는 줄은 없어요. run에는 click, type, answer, at, page와 " \
      "프로그램을 써요") \
    F(BAD_VALUE, "{text} is not a value of {more}", \
      "{text:은} {more}에 쓸 수 있는 값이 아니에요") \
    F(MANY_ROWS, "too many rows: {text}", "줄이 너무 많아요: {text}") \
    F(NO_PROGRAM, "which program? A run names one at least", \
      "프로그램이 없어요. run에는 하나 이상 써야 해요") \
    F(OUTSIDE, "{text} is not in the lesson's folder", \
      "{text:은} 수업 폴더에 없어요") \
    F(MISSING_PROGRAM, "there is no program {text} in the lesson's folder", \
      "수업 폴더에 {text:이} 없어요") \
    F(EXERCISE_WANTS, "the exercise has no {text}", \
      "exercise에 {text:이} 없어요") \
    F(EXERCISE_PROGRAM, "{text} is no program of this run", \
      "{text:은} 이 run의 프로그램이 아니에요") \
    F(MANY_HINTS, "at most {text} hints", "hint는 {text}개까지예요") \
    F(AFTER_EXERCISE, "behind an exercise the program is the learner's: " \
      "begin a run before this {text}", \
      "exercise 다음은 학습자가 고친 프로그램이에요. {text} 전에 run을 " \
      "쓰세요") \
    /* the whole */ \
    F(MANY_STOPS, "this is one stop too many: a lesson has at most {text}", \
      "정거장이 너무 많아요. 수업 하나에 {text}개까지예요") \
    F(MANY_RUNS, "this is one run too many: a lesson has at most {text}", \
      "run이 너무 많아요. 수업 하나에 {text}개까지예요") \
    F(NO_TITLE, "a stop needs a title behind ##", \
      "## 뒤에 정거장의 제목을 쓰세요") \
    /* loopline check: both languages */ \
    F(NO_LANGUAGE, "this text is missing", "이 글이 없어요") \
    F(FRONT_DIFFERS, "the front matter's {text} is not that of lesson.md", \
      "머리말의 {text:이} lesson.md와 달라요") \
    F(BLOCK_DIFFERS, "this {text} is not that of lesson.md, line {more}", \
      "이 {text:이} lesson.md {more}번째 줄과 달라요") \
    F(BLOCKS_DIFFER, "this stop has not the blocks of that in lesson.md, " \
      "line {text}", \
      "이 정거장의 블록이 lesson.md {text}번째 줄의 정거장과 달라요") \
    F(HINTS_DIFFER, "the exercise in lesson.md has {text} hints", \
      "lesson.md의 exercise에는 hint가 {text}개 있어요") \
    F(STOPS_DIFFER, "{text} stops here, but {more} in lesson.md", \
      "정거장이 여기에는 {text}개, lesson.md에는 {more}개 있어요") \
    F(WIDE, "{text} columns: nothing may be wider than {more}", \
      "{text}칸이에요. {more}칸을 넘을 수 없어요") \
    F(TALL, "the prose of this stop fills {text} rows: at most {more}", \
      "이 정거장의 글이 {text}줄이에요. {more}줄을 넘을 수 없어요") \
    /* loopline check: the runs */ \
    F(UNREACHED, "the run never comes by here: {text}", \
      "실행이 여기에 오지 않아요: {text}") \
    F(FAR, "the run has not come by here after {text} steps", \
      "{text}단계를 실행해도 여기에 오지 않아요") \
    F(UNDECIDED, "this question has no answer: {text}", \
      "답이 없는 물음이에요: {text}") \
    F(NO_RIGHT, "no choice is right: it will be {text}", \
      "맞는 보기가 없어요. 답은 {text}") \
    F(NO_HAND, "turn {text}: nothing waits that could be picked", \
      "{text}번째 차례에 고를 것이 없어요") \
    F(NO_OTHER, "in no turn is there anything else to pick", \
      "고를 것이 하나뿐인 차례만 있어요") \
    F(TRACE_DIFFERS, "run {text}: a second time it is different, from step " \
      "{more} on", \
      "{text}번째 run: 다시 실행하면 {more}단계부터 달라요") \
    F(REPLAY_DIFFERS, "run {text}: replayed, it is different at step {more}", \
      "{text}번째 run: 되돌려 다시 실행하면 {more}단계에서 달라요") \
    F(ALREADY, "the program as it is given holds all the conditions already", \
      "처음 프로그램이 이미 모든 조건을 만족해요") \
    F(UNSOLVED, "the solution does not hold: {text} (it was: {more})", \
      "정답 프로그램이 만족하지 않아요: {text} (결과: {more})") \
    F(NO_COPY, "the files cannot be copied: {text}", \
      "파일을 복사할 수 없어요: {text}")
enum fault_kind {
#define F(name, english, korean) FAULT_##name,
    FAULTS(F)
#undef F
    FAULT_KINDS
};

/* Where the one line goes. */
struct fault {
    const char *path; /* of the file that is read */
    enum language language;
    char *error;
    size_t size;
};

/* Writes "path:line: sentence" ("path: sentence" where the line is 0). `text`
 * and `more` may be NULL. Always false, to be answered by who found it. */
bool fault_at(const struct fault *fault, uint32_t line, enum fault_kind kind,
              const char *text, const char *more);
bool fault_number(const struct fault *fault, uint32_t line,
                  enum fault_kind kind, uint64_t number);

/* The same with a sentence that somebody else has written. */
bool fault_said(const struct fault *fault, uint32_t line,
                const char *sentence);

#endif
