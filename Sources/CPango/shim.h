// The libraries that set text and write PDF, and what Swift cannot say to them.
//
// What is used of Pango is declared here and not included: its own pkg-config file asks for a compiler flag that the
// package manager refuses with a warning in every build. `Deploy/setup/lint.sh` compiles this file behind Pango's own
// headers, so that a declaration that differed from theirs would be found.
#ifndef TURNOUT_CPANGO_SHIM_H
#define TURNOUT_CPANGO_SHIM_H

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <zlib.h>

typedef struct _PangoAttribute PangoAttribute;
typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFcFontMap PangoFcFontMap;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutLine PangoLayoutLine;
typedef struct _PangoRectangle PangoRectangle;

void g_object_unref(void *object);
const char *hb_version_string(void);
PangoAttribute *pango_attr_font_features_new(const char *features);
PangoAttribute *pango_attr_insert_hyphens_new(int are_inserted);
void pango_attr_list_insert(PangoAttrList *list, PangoAttribute *attribute);
PangoAttrList *pango_attr_list_new(void);
void pango_attr_list_unref(PangoAttrList *list);
PangoFontMap *pango_cairo_font_map_new_for_font_type(cairo_font_type_t type);
void pango_cairo_context_set_font_options(PangoContext *context, const cairo_font_options_t *options);
void pango_cairo_context_set_resolution(PangoContext *context, double dpi);
void pango_cairo_show_layout_line(cairo_t *cr, PangoLayoutLine *line);
void pango_context_set_language(PangoContext *context, PangoLanguage *language);
void pango_context_set_round_glyph_positions(PangoContext *context, int is_rounded);
void pango_fc_font_map_set_config(PangoFcFontMap *map, FcConfig *config);
void pango_font_description_free(PangoFontDescription *description);
PangoFontDescription *pango_font_description_from_string(const char *text);
void pango_font_description_set_absolute_size(PangoFontDescription *description, double size);
PangoContext *pango_font_map_create_context(PangoFontMap *map);
PangoLanguage *pango_language_from_string(const char *tag);
int pango_layout_get_line_count(PangoLayout *layout);
PangoLayoutLine *pango_layout_get_line_readonly(PangoLayout *layout, int line);
void pango_layout_line_get_extents(PangoLayoutLine *line, PangoRectangle *ink, PangoRectangle *logical);
PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_attributes(PangoLayout *layout, PangoAttrList *attributes);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *description);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_wrap(PangoLayout *layout, unsigned int mode);
const char *pango_version_string(void);

// How many of Pango's units make a point.
static const double turnout_unit = 1024;

// Lines are divided between words, and within one that is longer than a line.
static inline void turnout_wrap(PangoLayout *layout) { pango_layout_set_wrap(layout, 2); }

// A font map of its own for one thread, which finds fonts by this configuration and by no other.
static inline PangoFontMap *turnout_font_map(FcConfig *config) {
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (map != NULL) pango_fc_font_map_set_config((PangoFcFontMap *)map, config);
    return map;
}

// Adds a font file; 0 where it cannot be read.
static inline int turnout_add_font(FcConfig *config, const char *file) {
    return FcConfigAppFontAddFile(config, (const FcChar8 *)file);
}

// How wide a line is, in Pango's units. A rectangle is its four numbers: left, top, width and height.
static inline int turnout_width(PangoLayoutLine *line) {
    int box[4] = {0, 0, 0, 0};
    pango_layout_line_get_extents(line, NULL, (PangoRectangle *)box);
    return box[2];
}

// Writes the versions of what decides on the bytes of a file.
static inline int turnout_versions(char *text, size_t size) {
    FT_Library library = NULL;
    int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&library) == 0) {
        FT_Library_Version(library, &major, &minor, &patch);
        FT_Done_FreeType(library);
    }
    return snprintf(
        text, size, "pango %s, cairo %s, harfbuzz %s, freetype %d.%d.%d, fontconfig %d, zlib %s",
        pango_version_string(), cairo_version_string(), hb_version_string(), major, minor, patch, FcGetVersion(),
        zlibVersion());
}

#endif
