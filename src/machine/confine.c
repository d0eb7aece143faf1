/*
 * confine.c: programs stay on this computer, unless the learner lets them out:
 * --listen for servers, --allow-net for clients and for names.
 */
#include "machine/machine.h"

static bool is_four(const char *host)
{
    return host[strspn(host, "0123456789.")] == 0;
}

static bool is_any(const char *host)
{
    return host[0] == 0 || strcmp(host, "::") == 0 ||
           strcmp(host, "0.0.0.0") == 0;
}

bool network_is_here(const char *host)
{
    return is_any(host) || strcmp(host, "localhost") == 0 ||
           strcmp(host, "::1") == 0 ||
           (strncmp(host, "127.", 4) == 0 && is_four(host));
}

/* Nobody ever has such a name: a character that no host's has (RFC 1123, 2.1,
 * and the underscore), or the end that is kept free (RFC 6761, 6.4). */
static bool is_invalid(const char *host)
{
    static const char characters[] = "abcdefghijklmnopqrstuvwxyz"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    static const char end[] = ".invalid";
    size_t length = strlen(host), least = sizeof end - 1;
    return host[strspn(host, characters)] != 0 ||
           (length >= least && strcmp(host + length - least, end) == 0);
}

int32_t network_look_up(const struct machine *machine, const char *host)
{
    if (network_is_here(host)) {
        return 0;
    }
    bool is_address = is_four(host) || strchr(host, ':');
    if (is_address) {
        return machine->allow_net ? 0 : NETWORK_CONFINED;
    }
    return machine->allow_net || is_invalid(host) ? NETWORK_ENOTFOUND
                                                  : NETWORK_CONFINED;
}

const char *network_listen_at(const struct machine *machine, const char *host)
{
    if (is_any(host)) {
        return machine->listen;
    }
    if (network_is_here(host)) {
        return "";
    }
    bool fits = machine->listen[0] != 0 &&
                (is_any(machine->listen) || strcmp(machine->listen, host) == 0);
    return fits ? host : NULL;
}
