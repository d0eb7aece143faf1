/*
 * command.h: what a learner can ask for, each written once: its key in the
 * view, its name, and what help says about it in both languages.
 */
#ifndef LOOPLINE_DEBUGGER_COMMAND_H
#define LOOPLINE_DEBUGGER_COMMAND_H

#include "machine/step.h"

/* COMMAND(identifier, key, back key or 0, "name", "English", "Korean").
 * The back key does the same backwards. */
#define COMMANDS(C) \
    C(INTO, 's', 'S', "into", "one step, into calls", \
      "한 단계, 호출 안으로") \
    C(OVER, 'n', 'N', "over", "to the next statement, over calls", \
      "다음 문장까지, 호출은 건너뛰기") \
    C(OUT, 'o', 'O', "out", "out of this function", \
      "이 함수 밖으로") \
    C(TASK, 't', 'T', "task", "to the next task of the loop", \
      "이벤트 루프의 다음 태스크까지") \
    C(PLAY, 'c', 'C', "play", "play, or pause; C goes to the beginning", \
      "재생, 일시 정지; C는 처음으로") \
    C(WIRE, 'h', 'H', "wire", "to the next handshake check or frame", \
      "다음 핸드셰이크 검사나 프레임까지") \
    C(GOTO, 'g', 0, "goto", "go to step number ...", \
      "번호로 단계 이동") \
    C(LIVE, 'L', 0, "live", "go live from here", \
      "여기서부터 다시 실행") \
    C(SKIP, ' ', 0, "skip", "skip the rest of a wait", \
      "남은 기다림 건너뛰기")

enum command {
#define C(name, key, back, text, english, korean) COMMAND_##name,
    COMMANDS(C)
#undef C
    COMMAND_COUNT
};

struct command_row {
    int key, back_key;
    const char *name;
    const char *help[2]; /* by enum language */
};
extern const struct command_row command_table[COMMAND_COUNT];

/* The command of a key, and whether it goes backwards; false: none. */
bool command_of_key(int key, enum command *command, bool *back);

#endif
