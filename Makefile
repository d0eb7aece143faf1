# Loopline. `make help` lists what can be made.
#
# Everything is made below build/, in one folder a configuration, so that
# they never mix; plain `make` also copies the program to ./loopline.
#
#   make                  build/release
#   make SAN=1            build/san            address and undefined behaviour
#   make CRUEL=gc         build/cruel-gc       collects at every place
#   make CRUEL=restore    build/cruel-restore  forgets, and takes steps again
#   CC=clang make         build/clang
#   make WERROR=1         build/strict         a warning is an error
#   make V=1              shows every command
#
# The switches combine: CC=clang make SAN=1 goes to build/clang-san.

PREFIX ?= /usr/local
JOBS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
MAKEFLAGS += --no-print-directory

# --- the configuration -------------------------------------------------

WORDS := $(if $(findstring clang,$(CC)),clang) $(if $(SAN),san) \
	$(if $(CRUEL),cruel-$(CRUEL)) $(if $(WERROR),strict)
EMPTY :=
CONFIG := $(or $(subst $(EMPTY) ,-,$(strip $(WORDS))),release)
OUT := build/$(CONFIG)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	$(if $(WERROR),-Werror)
OPTIMIZE ?= -O2 -g
CFLAGS_ALL := -std=c11 -D_GNU_SOURCE $(WARN) $(OPTIMIZE) \
	-ffp-contract=off -Isrc

ifdef SAN
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined
CFLAGS_ALL += $(SANITIZE) -fno-omit-frame-pointer -DLOOPLINE_SAN
endif
ifeq ($(CRUEL),gc)
CFLAGS_ALL += -DCRUEL_GC
endif
ifeq ($(CRUEL),restore)
CFLAGS_ALL += -DCRUEL_RESTORE
endif
CFLAGS_ALL += $(CFLAGS)

PACKAGES := ncursesw nettle zlib libutf8proc gumbo md4c yaml-0.1
LIBS := $(or $(shell pkg-config --libs $(PACKAGES) 2>/dev/null), \
	-lncursesw -lnettle -lz -lutf8proc -lgumbo -lmd4c -lyaml) -lev -lm

# --- the parts ---------------------------------------------------------

# What the tables of Unicode are made of: the package unicode-data.
UNICODE_DATA ?= /usr/share/unicode

# The rooms that the image tool needs, and the rooms above them.
CORE := base script wire machine world
UPPER := history debugger lesson view

sources = $(filter-out src/script/%_tool.c, \
	$(wildcard $(patsubst %,src/%/*.c,$(1))))
objects = $(patsubst src/%.c,$(OUT)/%.o,$(call sources,$(1)))

CORE_OBJECTS := $(call objects,$(CORE)) $(OUT)/script/unicode_tables.o \
	$(OUT)/script/codepage_tables.o
UPPER_OBJECTS := $(call objects,$(UPPER))
UNITS := $(patsubst tests/unit/%.c,$(OUT)/unit/%, \
	$(wildcard tests/unit/test_*.c))

TOOLS := $(patsubst tests/tools/%.c,$(OUT)/tools/%, \
	$(wildcard tests/tools/*.c)) $(OUT)/test262/runner $(OUT)/bench/measure
TEST262_OBJECTS := $(patsubst tests/%.c,$(OUT)/%.o, \
	$(wildcard tests/test262/*.c))

# The library in JavaScript, in the order that each folder's ORDER gives.
in_order = $(addprefix $(1)/,$(shell sed 's/\#.*//' $(1)/ORDER 2>/dev/null))
LIBRARY := $(call in_order,src/script/library) \
	$(call in_order,src/node) $(call in_order,src/page)

ifdef V
say = @:
Q :=
else
say = @echo " $(1)"
Q := @
endif

# --- the program -------------------------------------------------------

.PHONY: all
all: $(OUT)/loopline ## build the program as ./loopline (the default)
	$(Q)cmp -s $< loopline || cp -f $< loopline

$(OUT)/loopline: $(OUT)/main.o $(OUT)/image.o $(OUT)/upper.a $(OUT)/core.a
	$(call say,link $@)
	$(Q)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/core.a: $(CORE_OBJECTS) $(OUT)/sources
$(OUT)/upper.a: $(UPPER_OBJECTS) $(OUT)/sources
%.a:
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$(OUT)/%.o: src/%.c $(OUT)/flags
	$(call say,cc $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# Other flags than last time: compile again. A file came or went: link again.
$(OUT)/flags: NOTE := $(CC) $(CFLAGS_ALL)
$(OUT)/sources: NOTE := $(CORE_OBJECTS) $(UPPER_OBJECTS)
$(OUT)/flags $(OUT)/sources: always
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(NOTE)' | cmp -s - $@ || echo '$(NOTE)' > $@

# Tables of Unicode, made now by a tool of their own.
$(OUT)/unicode-tool: src/script/unicode_tool.c src/script/unicode.h \
		$(OUT)/flags
	$(call say,cc $<)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $<

$(OUT)/script/unicode_tables.c: $(OUT)/unicode-tool
	$(call say,tables $@)
	$(Q)mkdir -p $(@D)
	$(Q)$(OUT)/unicode-tool $(UNICODE_DATA) $@

# Those of older encodings, which iconv knows.
$(OUT)/codepage-tool: src/script/codepage_tool.c src/script/codepage.h \
		$(OUT)/flags
	$(call say,cc $<)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $<

$(OUT)/script/codepage_tables.c: $(OUT)/codepage-tool
	$(call say,tables $@)
	$(Q)mkdir -p $(@D)
	$(Q)$(OUT)/codepage-tool $@

$(OUT)/script/%_tables.o: $(OUT)/script/%_tables.c
	$(call say,cc $<)
	$(Q)$(CC) $(CFLAGS_ALL) -c -o $@ $<

# The image: the library, compiled now by a tool made of the same rooms. The
# tool itself is linked with an empty one.
$(OUT)/image-tool: $(OUT)/script/image_tool.o $(OUT)/no-image.o $(OUT)/core.a
	$(call say,link $@)
	$(Q)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/image.bin: $(OUT)/image-tool $(LIBRARY) \
		$(wildcard src/script/library/ORDER src/node/ORDER src/page/ORDER)
	$(call say,image $@)
	$(Q)$(OUT)/image-tool $@ $(LIBRARY)

$(OUT)/image.o: src/script/image.S $(OUT)/image.bin
	$(Q)$(CC) -DLIBRARY_IMAGE='"$(OUT)/image.bin"' -c -o $@ $<

$(OUT)/no-image.o: src/script/image.S $(OUT)/flags
	$(Q)$(CC) -c -o $@ $<

# --- for people --------------------------------------------------------

LESSON := lessons/02-timer/hello.js

.PHONY: start
start: ## install what is missing, build, open the lessons
	@sh .ci/need build
	@$(MAKE) -j$(JOBS) all >&2
	@if [ -t 0 ] && [ -t 1 ]; then ./loopline; \
	else ./loopline walk $(LESSON); fi

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | \
		expand -t 18

DATADIR := $(DESTDIR)$(PREFIX)/share
ZSH := $(DATADIR)/zsh/site-functions
BASH := $(DATADIR)/bash-completion/completions

.PHONY: install
install: all $(OUT)/loopline.1 $(OUT)/loopline.ko.1 ## install below PREFIX (/usr/local), DESTDIR before it
	install -D -m 755 $(OUT)/loopline $(DESTDIR)$(PREFIX)/bin/loopline
	for file in $$(find lessons assets/themes -type f); do \
		install -D -m 644 $$file \
			$(DATADIR)/loopline/$${file#assets/} || exit 1; \
	done
	install -D -m 644 $(OUT)/loopline.1 $(DATADIR)/man/man1/loopline.1
	install -D -m 644 $(OUT)/loopline.ko.1 $(DATADIR)/man/ko/man1/loopline.1
	install -D -m 644 assets/completions/loopline.bash $(BASH)/loopline
	install -D -m 644 assets/completions/_loopline $(ZSH)/_loopline

.PHONY: uninstall
uninstall: ## take away what install has put there
	rm -f $(DESTDIR)$(PREFIX)/bin/loopline $(BASH)/loopline \
		$(ZSH)/_loopline $(DATADIR)/man/man1/loopline.1 \
		$(DATADIR)/man/ko/man1/loopline.1
	rm -rf $(DATADIR)/loopline

# The manual page: prose, and the program's own tables.
$(OUT)/loopline.1: LANGUAGE := en
$(OUT)/loopline.ko.1: LANGUAGE := ko
$(OUT)/%.1: assets/%.1.in $(OUT)/loopline
	$(call say,manual $@)
	$(Q)LC_ALL=$(LANGUAGE) $(OUT)/loopline --manual $< > $@

.PHONY: pictures
pictures: all ## draw the README's pictures anew
	@grep -v '^#' assets/pictures/LIST | while read -r name arguments; do \
		eval "$(OUT)/loopline picture $$arguments" \
			> assets/pictures/$$name || exit 1; \
	done

.PHONY: clean
clean: ## remove everything that was made
	rm -rf build loopline

# --- tests -------------------------------------------------------------

.PHONY: test
test: ## install what the tests need, build, run every test
	@sh .ci/need build test
	@$(MAKE) -j$(JOBS) built
	@sh tests/run $(OUT)

.PHONY: one
one: ## run a single test: make one T=tests/language/closure.js
	@$(MAKE) -j$(JOBS) built
	@sh tests/run $(OUT) $(T)

.PHONY: laws
laws: ## check the laws of the design on the compiled rooms
	@$(MAKE) -j$(JOBS) $(OUT)/core.a
	@sh tests/run $(OUT) tests/laws/laws.test

.PHONY: bench
bench: ## measure, beside node --jitless, qjs and mujs where installed
	@sh .ci/need build
	@$(MAKE) -j$(JOBS) all $(TOOLS)
	@tests/bench/run $(OUT)
	@tests/bench/net/run $(OUT)
	@tests/bench/view/run $(OUT)

.PHONY: interop
interop: ## talk with the npm package ws (installs what it needs)
	@sh .ci/need build interop
	@$(MAKE) -j$(JOBS) all
	@tests/interop/run $(OUT)

# What the tests run: the program of this configuration, the unit tests, and
# small programs that the scripts use.
.PHONY: built
built: $(OUT)/loopline $(UNITS) $(TOOLS)

$(OUT)/tools/%: tests/tools/%.c $(OUT)/flags
	$(call say,cc $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(LIBS)

$(OUT)/test262/runner: $(TEST262_OBJECTS) $(OUT)/image.o $(OUT)/core.a
	$(call say,link $@)
	$(Q)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/test262/%.o: tests/test262/%.c $(OUT)/flags
	$(call say,cc $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# What a learner waits for: it drives the view as a learner does.
$(OUT)/bench/measure: $(OUT)/bench/view/measure.o $(OUT)/image.o \
		$(OUT)/upper.a $(OUT)/core.a
	$(call say,link $@)
	$(Q)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LIBS) -lutil

$(OUT)/bench/view/%.o: tests/bench/view/%.c $(OUT)/flags
	$(call say,cc $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(OUT)/unit/%: $(OUT)/unit/%.o $(OUT)/image.o $(OUT)/upper.a $(OUT)/core.a
	$(call say,link $@)
	$(Q)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

$(OUT)/unit/%.o: tests/unit/%.c $(OUT)/flags
	$(call say,cc $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit -MMD -MP -c -o $@ $<

.PHONY: always
.SECONDARY:
.DELETE_ON_ERROR:
-include $(patsubst src/%.c,$(OUT)/%.d,$(wildcard src/*.c src/*/*.c))
-include $(UNITS:=.d) $(TEST262_OBJECTS:.o=.d) $(OUT)/bench/view/measure.d
