#include "view/guide_copy.h"

#include <stdio.h>

#include "lesson/copy.h"
#include "lesson/whole.h"

char *guide_copy_text(const char *folder, const char *name)
{
    char path[PROGRESS_PATH + STEP_TEXT];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return whole_read(path, NULL);
}

bool guide_copy_make(const struct progress *progress,
                     const struct lesson *lesson, uint32_t stop, bool anew,
                     char folder[PROGRESS_PATH])
{
    if (!folder[0] && progress->folder[0] &&
        snprintf(folder, PROGRESS_PATH, "%s/%s/%u", progress->folder,
                 lesson->slug, stop + 1) >= PROGRESS_PATH)
        folder[0] = 0;
    if (folder[0] && copy_lesson(lesson, folder, anew))
        return false;
    if (!copy_scratch(folder, PROGRESS_PATH)) {
        folder[0] = 0;
        return false;
    }
    if (copy_lesson(lesson, folder, true))
        return true;
    copy_remove(folder);
    folder[0] = 0;
    return false;
}
