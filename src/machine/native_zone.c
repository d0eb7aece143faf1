/*
 * native_zone.c: a program may name a time zone other than its own. The
 * machine then asks for the rules and waits, as it does for a file.
 */
#include "machine/machine.h"
#include "machine/native_rows.h"

static bool is_known(const struct machine *machine, const char *name)
{
    const struct zone *zone = machine->zones.first;
    while (zone != NULL && strcmp(zone->name, name) != 0) {
        zone = zone->next;
    }
    return zone != NULL;
}

/* %zoneAsk(name): true where there are rules for the zone, which are in the
 * machine from then on. Parks. */
static enum native_result zone_ask(struct native_call *call)
{
    char bytes[ZONE_NAME];
    struct text name;
    text_init_fixed(&name, bytes, sizeof bytes);
    string_write(native_text(call, 0), &name, UINT32_MAX);
    if (name.full) {
        return native_boolean(call, false);
    }
    if (is_known(machine_of(call), bytes)) {
        return native_boolean(call, true);
    }
    machine_order(machine_of(call), ORDER_ZONE, name.bytes, name.length);
    return NATIVE_PARK;
}

const struct native native_zone_rows[] = {
    INTERNAL("zoneAsk", zone_ask, STRING),
};
NATIVE_COUNT(zone);
