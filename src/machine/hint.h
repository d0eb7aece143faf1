/*
 * hint.h: what a learner probably meant, under the report of an error that
 * nobody caught. A hint is given only where the program itself proves it: a
 * word that is nearly a keyword, a name that the object or the file has with
 * two letters exchanged, a promise where its value was meant. It is part of
 * the machine (found when the error is reported), so every replay shows it;
 * the sentence is made outside, in the learner's language.
 */
#ifndef LOOPLINE_MACHINE_HINT_H
#define LOOPLINE_MACHINE_HINT_H

#include "machine/step.h"
#include "script/compiler.h"

/*
 * HINT(identifier, "English", "한국어"): {a} and {b} are the hint's words,
 * {name} and {other} the same between backticks (see sentence.h).
 */
#define HINTS(H) \
    H(KEYWORD, "{name} is no word of JavaScript. Did you mean {other}?", \
      "{name:은} 자바스크립트에 없는 낱말이에요. 혹시 {other:을} 쓰려고 했나요?") \
    H(METHOD, "This object has no {name}, but it has {other}.", \
      "이 객체에는 {name:이} 없고, {other:은} 있어요.") \
    H(NAME, "{name} is not declared. Did you mean {other}?", \
      "{name:은} 선언되지 않은 이름이에요. 혹시 {other:을} 쓰려고 했나요?") \
    H(CAPITALS, "{name} is not declared, but {other} is: capital and small " \
      "letters differ.", \
      "{name:은} 선언되지 않았고, {other:은} 있어요. 대문자와 소문자는 서로 " \
      "달라요.") \
    H(REQUIRE, "{name} is not there by itself in Node. Begin the file with: " \
      "{b}", \
      "Node에는 {name:이} 처음부터 있지 않아요. 파일 첫머리에 이렇게 쓰세요: " \
      "{b}") \
    H(SHORTHAND, "Inside an object a property is written with a colon: " \
      "{ {a}: {b} }. The sign = gives a value to a variable.", \
      "객체 안에서는 속성을 쌍점(:)으로 써요: { {a}: {b} }. 등호(=)는 변수에 " \
      "값을 넣을 때 써요.") \
    H(URL, "This is no address: {a}. An address looks like " \
      "ws://localhost:6005.", \
      "주소로 읽을 수 없어요: {a}. 주소는 ws://localhost:6005처럼 써요.") \
    H(HOST, "There is no host called {a}. An address looks like " \
      "ws://localhost:6005, with a colon before the port.", \
      "이름이 {a}인 호스트는 없어요. 주소는 ws://localhost:6005처럼, 포트 " \
      "앞에 쌍점을 써요.") \
    H(EARLY, "It is still connecting. Send when it is open: ws.on('open', " \
      "() => ws.send(...)).", \
      "아직 연결하는 중이에요. 열린 다음에 보내세요: ws.on('open', () => " \
      "ws.send(...)).") \
    H(AWAIT, "This is a promise, not yet its value. Is there an `await` " \
      "missing?", \
      "이것은 아직 값이 아니라 프로미스예요. `await`를 빠뜨리지 않았나요?") \
    H(CALLED, "Hand over {name}, not `{a}(…)`: the parentheses call it at " \
      "once.", \
      "{name:을} 넘기세요. `{a}(…)`처럼 괄호를 붙이면 바로 호출돼요.") \
    H(PACKAGE, "There is no package {name} here. Loopline has ws, express, " \
      "socket.io, socket.io-client, cors, morgan, dotenv, cookie-parser, " \
      "express-session, body-parser, http-errors and nunjucks of its own; any " \
      "other one that is JavaScript alone is loaded from the folder node_modules, " \
      "where `npm install {a}` puts it.", \
      "{name:은} 여기에 없는 패키지예요. Loopline에는 ws, express, " \
      "socket.io, socket.io-client, cors, morgan, dotenv, cookie-parser, " \
      "express-session, body-parser, http-errors, nunjucks가 들어 있어요. 그 밖의 " \
      "패키지는 자바스크립트로만 되어 있으면 node_modules 폴더에서 불러와요. " \
      "`npm install {a}` 명령으로 넣을 수 있어요.") \
    H(DESCRIPTORS, "The system lets one program have only so many files and " \
      "connections open at once. Close some, or allow more before you begin: " \
      "ulimit -n 4096", \
      "한 프로그램이 동시에 열 수 있는 파일과 연결의 수는 정해져 있어요. 몇 개를 " \
      "닫거나, 시작하기 전에 더 열 수 있게 하세요: ulimit -n 4096") \
    H(PACKAGE_NAME, "There is no package {name} here. Did you mean {other}?", \
      "{name:은} 여기에 없는 패키지예요. 혹시 {other:을} 쓰려고 했나요?")

enum hint_kind {
    HINT_NONE,
#define H(name, english, korean) HINT_##name,
    HINTS(H)
#undef H
    HINT_KINDS
};

#define HINT_WORD 48 /* bytes, with the zero */

struct hint {
    uint32_t kind; /* enum hint_kind */
    char a[HINT_WORD], b[HINT_WORD];
};

struct process;

/* For a file that does not compile. `text` is what the error's offsets count
 * in. */
struct hint hint_for_syntax(const char *text, size_t length,
                            const struct compile_error *error);

/* For a value that nobody caught. Reads only. */
struct hint hint_for_error(struct process *process, Value error);

/* The hint of a process that has ended with an error nobody caught; NULL where
 * there is none. */
const struct hint *hint_of(const struct process *process);

/* Writes the sentence; nothing for HINT_NONE. */
void hint_write(const struct hint *hint, enum language language,
                struct text *text);

#endif
