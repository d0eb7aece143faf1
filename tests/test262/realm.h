/*
 * realm.h: one process of the machine in which tests are run, with `print`
 * and `$262`. There is one in an operating system's process; each test gets a
 * fork of its own.
 */
#ifndef LOOPLINE_TEST262_REALM_H
#define LOOPLINE_TEST262_REALM_H

#include <stdbool.h>
#include <stddef.h>

/* How a script ended. */
enum realm_end {
    REALM_DONE,
    REALM_REFUSED, /* it did not compile: realm_type, realm_message */
    REALM_THREW, /* likewise */
    REALM_STUCK /* it waits for the outside, or its memory is used up */
};

/* Where files are named as the machine is to know them. */
#define REALM_FOLDER "/test262"

/* Makes it: arena, library, globals. False: *why says. `read` answers what a
 * file of the suite holds (its path below the suite; malloc), or NULL. */
bool realm_open(char *(*read)(const char *path, size_t *length),
                const char **why);

/* Compiles and runs a classic script in it. */
enum realm_end realm_script(const char *name, const char *text,
                            size_t length);

/* Compiles an ES module, runs it as the main script, and all that it imports,
 * until no promise job is left. REALM_THREW where linking or evaluating it
 * failed. */
enum realm_end realm_module(const char *name, const char *text, size_t length);

/* Runs the promise jobs, and what import() waits for, until there are none. */
enum realm_end realm_jobs(void);

/* The name of the last error's constructor ("SyntaxError"; "Unsupported" for
 * what the engine refuses by name), and its message. */
const char *realm_type(void);
const char *realm_message(void);

/* All that was handed to print(), a line each; cut at some 1000 bytes. */
const char *realm_printed(void);

#endif
