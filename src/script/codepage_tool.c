/*
 * codepage-tool OUT.c: makes the tables of codepage.h while the program is
 * built, by asking the system's iconv for each character. Where it does not
 * know an encoding, the table stays empty. It is no part of the program.
 */
#include <iconv.h>
#include <stdio.h>

#include "script/codepage.h"

/* The one unit that the bytes stand for; 0: there is none. */
static unsigned unit_of(iconv_t from, const char *bytes, size_t length)
{
    unsigned char units[8];
    char *in = (char *)(size_t)bytes, *out = (char *)units;
    size_t left = length, room = sizeof units;
    iconv(from, NULL, NULL, NULL, NULL);
    if (iconv(from, &in, &left, &out, &room) == (size_t)-1 || left ||
        room != sizeof units - 2)
        return 0;
    return units[0] | (unsigned)units[1] << 8;
}

static void write_unit(FILE *to, unsigned unit)
{
    fprintf(to, "0x%x,", unit);
}

static void close_it(iconv_t from)
{
    if (from != (iconv_t)-1)
        iconv_close(from);
}

static void write_korean(FILE *to)
{
    iconv_t from = iconv_open("UTF-16LE", "UHC");
    fprintf(to, "const uint16_t codepage_euc_kr[] = {");
    for (int lead = 0; lead < CODEPAGE_LEADS; lead++) {
        for (int trail = 0; trail < CODEPAGE_TRAILS; trail++) {
            char pair[2] = {(char)(lead + CODEPAGE_LEAD),
                            (char)(trail + CODEPAGE_TRAIL)};
            write_unit(to, from == (iconv_t)-1 ? 0 : unit_of(from, pair, 2));
        }
        fputc('\n', to);
    }
    fprintf(to, "};\n");
    close_it(from);
}

/* What iconv leaves out stands for the control character of its number. */
static void write_windows(FILE *to)
{
    iconv_t from = iconv_open("UTF-16LE", "WINDOWS-1252");
    fprintf(to, "const uint16_t codepage_windows_1252[] = {");
    for (unsigned byte = 0x80; byte <= 0xff; byte++) {
        char one = (char)byte;
        unsigned unit = from == (iconv_t)-1 ? 0 : unit_of(from, &one, 1);
        write_unit(to, unit ? unit : byte);
    }
    fprintf(to, "};\n");
    close_it(from);
}

int main(int argc, char **argv)
{
    FILE *to = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (!to) {
        fprintf(stderr, "usage: codepage-tool OUT.c\n");
        return 1;
    }
    fprintf(to, "#include \"script/codepage.h\"\n");
    write_korean(to);
    write_windows(to);
    return fclose(to) == 0 ? 0 : 1;
}
