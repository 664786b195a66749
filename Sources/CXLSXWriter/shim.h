// The library that writes spreadsheets.
#ifndef TURNOUT_CXLSXWRITER_SHIM_H
#define TURNOUT_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

// Opens a file to be written row by row, in a folder for what the library puts aside meanwhile. Where rows are kept, a
// chart carries its figures along for programs that show it without working it out.
static inline lxw_workbook *turnout_workbook(const char *path, const char *folder, int keeps_rows) {
    lxw_workbook_options options = {
        .constant_memory = keeps_rows ? LXW_FALSE : LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_FALSE};
    return workbook_new_opt(path, &options);
}

// Says what the file is called and when it was made.
static inline lxw_error turnout_describe(lxw_workbook *workbook, const char *title, int64_t created) {
    lxw_doc_properties properties = {.title = (char *)title, .created = (time_t)created};
    return workbook_set_properties(workbook, &properties);
}

// Puts a chart onto a sheet, so many times as large as the library would make it, with a text for who cannot see it.
static inline lxw_error turnout_insert_chart(
    lxw_worksheet *sheet, uint32_t row, uint16_t column, lxw_chart *chart, double wide, double tall, const char *text) {
    lxw_chart_options options = {.x_scale = wide, .y_scale = tall, .description = (char *)text};
    return worksheet_insert_chart_opt(sheet, row, column, chart, &options);
}

// Colours cells by their number, from one colour for the least to another for the greatest.
static inline lxw_error turnout_colour_scale(
    lxw_worksheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row, uint16_t last_column,
    uint32_t least, uint32_t greatest) {
    lxw_conditional_format format = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE, .min_color = least, .max_color = greatest};
    return worksheet_conditional_format_range(sheet, first_row, first_column, last_row, last_column, &format);
}

#endif
