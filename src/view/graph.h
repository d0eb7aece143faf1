/*
 * graph.h: who keeps an object alive: all that a program reaches, walked once
 * from its roots, nearest first. What a class knows as roots comes first (the
 * variables of the call stack, suspended functions, timers, queues, sockets),
 * and only then what the library holds.
 */
#ifndef LOOPLINE_VIEW_GRAPH_H
#define LOOPLINE_VIEW_GRAPH_H

#include "view/pane.h"

#define GRAPH_MOST 400000u /* cells that are looked at */
#define GRAPH_PATH 24
#define GRAPH_NAMES 12

/* EDGE(identifier, "English", "Korean"): how one thing holds another; {key},
 * {who}: the name, whose. Those up to LIBRARY are roots. */
#define EDGES(E) \
    E(VARIABLE, "variable {key} of {who}", "{who}의 변수 {key}") \
    E(THIS, "this of {who}", "{who}의 this") \
    E(WAITING, "{key} of {who}, which waits at an await", \
      "await에서 기다리는 {who}의 {key}") \
    E(SUSPENDED, "an async function that waits", "기다리는 async 함수") \
    E(TEMPORARY, "in use by {who}", "{who:이} 쓰는 중") \
    E(TIMER, "a timer", "타이머") \
    E(QUEUE, "a task in a queue", "큐의 태스크") \
    E(JOB, "a microtask", "마이크로태스크") \
    E(SOCKET, "a socket or server", "소켓이나 서버") \
    E(GLOBAL, "the global object", "전역 객체") \
    E(LIBRARY, "the library", "라이브러리") \
    E(FIELD, ".{key}", ".{key}") \
    E(ELEMENT, "[{key}]", "[{key}]") \
    E(ENTRY_KEY, "a key", "키") \
    E(ENTRY, "the value of {key}", "{key}의 값") \
    E(SCOPE, "the scope that it closes over", "클로저의 스코프") \
    E(KEPT, "variable {key} of {who}, kept by a closure", \
      "클로저가 붙잡은 {who}의 변수 {key}") \
    E(AROUND, "the scope around it", "바깥 스코프") \
    E(PROTOTYPE, "its prototype", "프로토타입") \
    E(RESULT, "its result", "결과") \
    E(INSIDE, "inside", "내부")
enum edge_kind {
#define E(name, english, korean) EDGE_##name,
    EDGES(E)
#undef E
    EDGE_KINDS
};

struct edge {
    enum edge_kind kind;
    uint32_t from; /* a node; roots: UINT32_MAX */
    Value key; /* a property key, an atom, a map's key; or UNDEFINED */
    Value who; /* a function, or the name of a scope's; or UNDEFINED */
};

struct graph_step {
    struct edge edge;
    const struct cell *cell; /* what it leads to */
};

struct graph {
    const struct object *object; /* NULL: there is none of that number */
    bool reached; /* else nothing holds it (or `cut`) */
    bool cut; /* there was more than GRAPH_MOST */
    uint32_t looked; /* cells */
    struct graph_step path[GRAPH_PATH]; /* from a root to it */
    uint32_t path_count; /* of all; only the first GRAPH_PATH are there */
    struct graph_step names[GRAPH_NAMES]; /* `cell`: what holds it; NULL: a
                                             root */
    uint32_t name_count; /* of all */
};

/* The object of scene->process with that number. Kept until the machine moves
 * or another is asked for. */
const struct graph *graph_read(const struct scene *scene, uint32_t number);

/* How something holds something. */
void edge_write(const struct edge *edge, enum language language,
                struct text *text);

#endif
