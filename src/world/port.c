#include "world/port.h"

#include <string.h>

bool ports_has(const struct ports *ports, int64_t number)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        if (ports->ids[i] && ports->numbers[i] == number) {
            return true;
        }
    }
    return false;
}

int64_t ports_free(const struct ports *ports)
{
    for (int64_t n = PORT_FIRST_FREE; n <= PORT_LAST_FREE; n++) {
        if (!ports_has(ports, n)) {
            return n;
        }
    }
    return 0;
}

bool ports_add(struct ports *ports, uint32_t id, int64_t number)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        if (!ports->ids[i]) {
            ports->ids[i] = id;
            ports->numbers[i] = number;
            return true;
        }
    }
    return false;
}

void ports_drop(struct ports *ports, uint32_t id)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        if (ports->ids[i] == id) {
            ports->ids[i] = 0;
        }
    }
}

void ports_clear(struct ports *ports)
{
    memset(ports, 0, sizeof *ports);
}
