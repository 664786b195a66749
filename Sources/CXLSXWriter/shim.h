// The library that writes spreadsheets.
#ifndef TURNOUT_CXLSXWRITER_SHIM_H
#define TURNOUT_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

// Opens a file to be written row by row, in a folder for what the library puts aside meanwhile.
static inline lxw_workbook *turnout_workbook(const char *path, const char *folder) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_FALSE};
    return workbook_new_opt(path, &options);
}

// Says what the file is called and when it was made.
static inline lxw_error turnout_describe(lxw_workbook *workbook, const char *title, int64_t created) {
    lxw_doc_properties properties = {.title = (char *)title, .created = (time_t)created};
    return workbook_set_properties(workbook, &properties);
}

#endif
