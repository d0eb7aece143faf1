/*
 * network_list.c: what waits in the network, in the order in which it came
 * (see socket.h). Whoever looks for the next thing to do asks a list, however
 * many connections there are.
 */
#include "machine/machine.h"

static void link_behind(struct network_list *list, struct network_link *link,
                        struct network_link *before)
{
    link->previous = before;
    link->next = before ? before->next : list->first;
    if (link->next) {
        link->next->previous = link;
    } else {
        list->last = link;
    }
    if (before) {
        before->next = link;
    } else {
        list->first = link;
    }
    link->linked = 1;
}

static void unlink_it(struct network_list *list, struct network_link *link)
{
    if (link->previous) {
        link->previous->next = link->next;
    } else {
        list->first = link->next;
    }
    if (link->next) {
        link->next->previous = link->previous;
    } else {
        list->last = link->previous;
    }
    link->next = link->previous = NULL;
    link->linked = 0;
}

void network_touch(struct machine *machine, struct network_list *list,
                   struct network_link *link)
{
    if (link->order == 0) {
        link->order = ++machine->network.order;
        link_behind(list, link, list->last);
    }
}

void network_leave(struct network_list *list, struct network_link *link)
{
    if (link->linked) {
        unlink_it(list, link);
    }
    link->order = 0;
}

/* --- the lists -------------------------------------------------------------- */

void connection_touch(struct machine *machine, struct connection *connection)
{
    network_touch(machine, &machine->network.confirming,
                  &connection->waiting);
}

void connection_leave(struct machine *machine, struct connection *connection)
{
    if (!connection->over) {
        network_leave(&machine->network.confirming, &connection->waiting);
    }
}

void stream_touch(struct machine *machine, struct stream *stream)
{
    network_touch(machine, &machine->network.confirming,
                  &stream->writer->confirming);
}

void stream_push_later(struct machine *machine, struct stream *stream)
{
    if (stream->writer) {
        network_touch(machine, &machine->network.pushing,
                      &stream->writer->pushing);
    }
}

/* An end whose task waits in a queue already has its place only when that
 * task has begun; what it was told first counts. */
void endpoint_touch(struct machine *machine, struct endpoint *end)
{
    struct network_list *list = &machine->network.telling;
    struct network_link *link = &end->own->telling;
    if (link->order == 0) {
        link->order = ++machine->network.order;
    }
    if (end->queued || link->linked) {
        return;
    }
    struct network_link *before = list->last;
    while (before && before->order > link->order) {
        before = before->previous;
    }
    link_behind(list, link, before);
}

void endpoint_unqueued(struct machine *machine, struct endpoint *end)
{
    end->queued = 0;
    if (end->own->telling.order != 0) {
        endpoint_touch(machine, end);
    }
}
