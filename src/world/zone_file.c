/*
 * zone_file.c: the rules of time zones, as the system has them. The machine
 * reads neither the environment nor files; it is told of a zone by an event.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "script/zone.h"
#include "world/file.h"
#include "world/world.h"

static const char folder[] = "/usr/share/zoneinfo";

/* The system's zone: what /etc/localtime leads to, or UTC. */
static const char *system_zone(char room[PATH_MAX])
{
    char *path = realpath("/etc/localtime", room);
    char *name = path ? strstr(path, "zoneinfo/") : NULL;
    return name ? name + strlen("zoneinfo/") : "UTC";
}

static const char *own_zone(char room[PATH_MAX])
{
    const char *name = getenv("TZ");
    if (!name || !*name)
        return system_zone(room);
    return name[0] == ':' ? name + 1 : name;
}

/* May be the name of a zone: no way out of the folder, and it fits. */
static bool is_name(const char *name)
{
    return *name && *name != '/' && !strstr(name, "..") &&
           strlen(name) < ZONE_NAME;
}

/* UTC needs no rules. */
static bool is_utc(const char *name)
{
    return strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0;
}

bool world_zone(struct event *event, const char *name)
{
    char room[PATH_MAX], path[PATH_MAX + sizeof folder];
    uint8_t *rules = NULL;
    size_t length = 0;
    const char *wanted = name ? name : own_zone(room);
    snprintf(path, sizeof path, "%s/%s", folder, wanted);
    int problem = !is_name(wanted) ? ENOENT
                  : is_utc(wanted) ? 0
                                   : file_read(path, folder, &rules, &length);
    size_t size = strlen(wanted) + 1;
    uint8_t *bytes = problem ? NULL : malloc(size + length);
    if (!problem && !bytes)
        problem = ENOMEM;
    *event = (struct event){.kind = EVENT_ZONE, .code = problem};
    if (bytes) {
        memcpy(bytes, wanted, size);
        if (length)
            memcpy(bytes + size, rules, length);
        event->bytes = bytes;
        event->length = (uint32_t)(size + length);
    }
    free(rules);
    return problem == 0;
}
