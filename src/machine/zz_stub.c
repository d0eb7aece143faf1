/* TEMPORARY (lead): until network.c is there. Weak, so that it gives way. */
#include "machine/machine.h"
__attribute__((weak)) enum socket_answer socket_task(struct machine *m, struct machine_host *h, struct process *p, struct task *t) { (void)m;(void)h;(void)p;(void)t; return SOCKET_DONE; }
__attribute__((weak)) bool network_ready(struct machine *m, struct machine_host *h) { (void)m;(void)h; return true; }
__attribute__((weak)) void network_event(struct machine *m, struct machine_host *h, const struct event *e) { (void)m;(void)h;(void)e; }
__attribute__((weak)) void network_process_ended(struct machine *m, struct process *p) { (void)m;(void)p; }
__attribute__((weak)) void network_mark(struct marker *k, struct machine *m, struct process *p) { (void)m;(void)p;(void)k; }
__attribute__((weak)) void network_step_caption(const struct machine *m, const struct step *s, enum language l, struct text *t) { (void)m;(void)s;(void)l;(void)t; }
__attribute__((weak)) void network_step_json(const struct machine *m, const struct step *s, struct text *t) { (void)m;(void)s;(void)t; }
