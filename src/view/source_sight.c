#include "view/source_sight.h"

#include <string.h>

#include "view/draft.h"
#include "view/guide.h"
#include "view/reach.h"

/* The function that a step of the loop is about. */
static const struct code *code_of(Value value)
{
    if (value_is_class(value, CLASS_GENERATOR))
        value = ((const struct generator *)value_pointer(value))->function;
    if (!value_is_class(value, CLASS_FUNCTION))
        return NULL;
    const struct function *f = value_pointer(value);
    return f->code && !(f->code->flags & CODE_LIBRARY) ? f->code : NULL;
}

/* What was called is marked with its call: behind the step of a call there is
 * an entry for the callee alone. */
static const struct code_position *whole_call(const struct code *code,
                                              const struct code_position *at)
{
    const struct code_position *before = at - 1;
    if (at == code->positions || before->start > at->start ||
        before->end < at->end)
        return at;
    return before;
}

/* "list.map(f).join" of "list.map(f).join(', ')": the entry behind the call's. */
static uint32_t callee_end(const struct code *code,
                           const struct code_position *call)
{
    const struct code_position *callee = call + 1;
    bool inside = callee < code->positions + code->position_count &&
                  callee->start >= call->start && callee->end < call->end;
    return inside ? callee->end : 0;
}

static void sight_frame(struct sight *sight, const struct scene *scene,
                        const struct frame *frame)
{
    uint32_t pc = frame_pc(frame);
    enum step_kind kind = scene->step.kind;
    const struct code_position *at =
        code_position_at(frame->code, pc ? pc - 1 : 0);
    sight->source = frame->code->source;
    sight->frame = frame;
    if (!at)
        return;
    if (kind != STEP_STATEMENT && kind != STEP_CALL && kind != STEP_THROW)
        at = whole_call(frame->code, at);
    sight->start = at->start;
    sight->end = at->end;
    sight->known = true;
    sight->exact = kind != STEP_STATEMENT;
    sight->callee = sight->exact ? callee_end(frame->code, at) : 0;
}

/* The first file that the program has read, or NULL: a module has no main
 * script, nor has a page. */
static const struct source *first_file(const struct scene *scene)
{
    const struct source *files[SIGHT_FILES];
    const struct sight nothing = {.source = NULL};
    return sight_files(scene, &nothing, files) ? files[0] : NULL;
}

/* No frame: the function that the step is about, else the main script. */
static bool sight_function(struct sight *sight, const struct scene *scene)
{
    const struct code *main = code_of(scene->process->main);
    const struct code *code = code_of(scene->step.value);
    if (!code)
        code = main;
    if (!code) {
        sight->source = first_file(scene);
        return sight->source;
    }
    sight->source = code->source;
    sight->start = sight->end = code->start;
    sight->known = code != main;
    return true;
}

/* A program that has ended: where the error was thrown that has ended it,
 * else its main script. */
static bool sight_ended(struct sight *sight, const struct process *process)
{
    const struct code *main = code_of(process->main);
    bool fault = process->reason == REASON_UNCAUGHT &&
                 value_is_cell(process->fault);
    if (!fault && !main)
        return false;
    sight->source = fault ? value_as_cell(process->fault) : main->source;
    sight->start = fault ? process->fault_start : main->start;
    sight->end = fault ? process->fault_end : main->start;
    sight->known = sight->exact = fault;
    return true;
}

/* The library's function on top of the stack, or NULL. */
static const struct frame *library_frame(const struct process *process)
{
    const struct frame *frame = process->vm.frame;
    while (frame && frame->kind != FRAME_CODE)
        frame = frame->caller;
    return frame && (frame->code->flags & CODE_LIBRARY) ? frame : NULL;
}

static bool sight_running(const struct scene *scene, struct sight *sight)
{
    const struct process *process = scene->process;
    if (process && process->state == PROCESS_ENDED)
        return sight_ended(sight, process);
    if (!process || !reach_has_vm(process))
        return false;
    const struct frame *library = library_frame(process);
    const struct frame *frame = reach_frame(process->vm.frame);
    if (library && scene->session->debugger.library)
        frame = library;
    else if (library && frame)
        sight->folded = library->function;
    if (frame)
        sight_frame(sight, scene, frame);
    else if (!sight_function(sight, scene))
        return false;
    return sight->source != NULL;
}

/* --- files ------------------------------------------------------------------ */

static bool is_listed(const struct source *const *files, uint32_t count,
                      const struct source *source)
{
    for (uint32_t i = 0; i < count; i++)
        if (files[i] == source)
            return true;
    return false;
}

uint32_t sight_files(const struct scene *scene, const struct sight *sight,
                     const struct source *files[SIGHT_FILES])
{
    uint32_t count = 0;
    const struct process *process = scene->process;
    if (process && process->made && process->state != PROCESS_ENDED &&
        value_is_class(process->sources, CLASS_ARRAY)) {
        const struct object *list = value_as_object(process->sources);
        for (uint32_t i = 1;
             i < list->element_count && count < SIGHT_FILES - 1; i += 2) {
            const struct source *source = value_as_cell(list->elements[i]);
            if (source->cell.extra != SOURCE_LIBRARY &&
                !is_listed(files, count, source))
                files[count++] = source;
        }
    }
    if (sight->source && !is_listed(files, count, sight->source))
        files[count++] = sight->source;
    return count;
}

/* pane->chosen is one more than the file's place; links[0].step is where it was
 * chosen. */
void sight_choose(struct pane *pane, const struct scene *scene, uint32_t i)
{
    pane->chosen = i + 1;
    pane->links[0].step = scene->machine->steps;
}

static const struct source *chosen(const struct pane *pane,
                                   const struct scene *scene,
                                   const struct sight *sight)
{
    const struct source *files[SIGHT_FILES];
    if (!pane->chosen || pane->links[0].step != scene->machine->steps)
        return sight->source;
    uint32_t count = sight_files(scene, sight, files);
    return pane->chosen <= count ? files[pane->chosen - 1] : sight->source;
}

static bool sight_draft(struct sight *sight, const struct scene *scene,
                        const char *path)
{
    if (!draft_read(scene->draft, path))
        return false;
    memset(sight, 0, sizeof *sight);
    sight->folded = UNDEFINED;
    sight->source = &scene->draft->source;
    sight->draft = scene->draft->path;
    sight->text = scene->draft->text;
    return true;
}

bool sight_of(const struct pane *pane, const struct scene *scene,
              struct sight *sight)
{
    char path[PROCESS_PATH];
    memset(sight, 0, sizeof *sight);
    sight->folded = UNDEFINED;
    if (scene->guide && guide_draft(scene->guide, path, sizeof path) &&
        sight_draft(sight, scene, path))
        return true;
    if (!sight_running(scene, sight))
        return scene->process &&
               sight_draft(sight, scene, scene->process->path);
    const struct source *source = chosen(pane, scene, sight);
    if (source != sight->source) {
        memset(sight, 0, sizeof *sight);
        sight->folded = UNDEFINED;
        sight->source = source;
    }
    sight->text = (const char *)source->text->at;
    return true;
}

/* --- what is marked ---------------------------------------------------------- */

static bool on_line_of(const struct sight *sight, uint32_t from, uint32_t at)
{
    return !memchr(sight->text + from, '\n', at - from);
}

/* In the body of a function, made here, that goes over several lines. */
static bool in_body(const struct sight *sight, uint32_t at)
{
    const struct code *code = sight->frame ? sight->frame->code : NULL;
    for (uint32_t i = 0; code && i < code->constant_count; i++) {
        Value constant = code->constants[i];
        if (!value_is_cell(constant) ||
            ((const struct cell *)value_as_cell(constant))->kind != CELL_CODE)
            continue;
        const struct code *inner = value_as_cell(constant);
        if (at >= inner->start && at < inner->end &&
            !on_line_of(sight, inner->start, at))
            return true;
    }
    return false;
}

bool sight_marks(const struct sight *sight, uint32_t at)
{
    return sight->known && at >= sight->start && at < sight->end &&
           (on_line_of(sight, sight->start, at) || !in_body(sight, at));
}
