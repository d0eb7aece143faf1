/*
 * native_end.h: what the natives of the network share (native_tcp.c,
 * native_socket.c). An end of a connection, or a listener, is held by the
 * library as a host object, a *handle*: its argument 0. After the connection
 * is forgotten it stands for one that is CLOSED.
 */
#ifndef LOOPLINE_MACHINE_NATIVE_END_H
#define LOOPLINE_MACHINE_NATIVE_END_H

#include "machine/machine.h"

#define HANDLE_LISTENER 2u /* else END_CLIENT, END_SERVER */

/* The connection of the handle and which end it is; NULL: forgotten. */
struct connection *end_connection(const struct native_call *call,
                                  uint32_t *end);
/* That end itself, or NULL. */
struct endpoint *end_here(const struct native_call *call);
/* The same where the program still holds it, else NULL. */
struct connection *end_open(const struct native_call *call, uint32_t *end);
struct listener *end_listener(const struct native_call *call);

/* A step about an end; one of TCP, whose bytes, if any, are `bytes`. */
struct step *end_note(const struct native_call *call, enum step_kind kind,
                      uint32_t id, uint32_t end);
struct step *end_note_tcp(const struct native_call *call,
                          const struct connection *connection, uint32_t end,
                          enum tcp_step what);

/* Argument `i`, a string, as a text of at most `size` bytes with its zero. */
void end_text(const struct native_call *call, uint32_t i, char *to,
              size_t size);

/* A new listener from the arguments (server, port, host); NULL and an errno
 * in *problem. The caller orders, and parks. */
struct listener *end_listen(const struct native_call *call,
                            uint32_t *problem);

/* How many bytes a string (as UTF-8) or a view has; and they themselves. */
size_t data_length(Value data);
void data_write(Value data, uint8_t *to, size_t length);

#endif
