#!/bin/bash
# Checks the style of every Swift file, and of the shell scripts where shellcheck is installed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

swift format lint --strict --parallel --recursive Package.swift Sources Tests SQL
if command -v shellcheck >/dev/null 2>&1; then
    shellcheck Deploy/setup/*.sh .ci/run
fi
# What is declared of Pango by hand is held against Pango's own headers.
if command -v cc >/dev/null 2>&1 && pkg-config --exists pangocairo pangoft2; then
    # shellcheck disable=SC2046 # Flags, one word each.
    cc -fsyntax-only -Wall -Wextra -Werror -Wno-unused-function -x c $(pkg-config --cflags pangocairo pangoft2) - <<'END'
#include <glib-object.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include "Sources/CPango/shim.h"
_Static_assert(PANGO_SCALE == 1024 && PANGO_WRAP_WORD_CHAR == 2, "a unit or a way of wrapping is another");
_Static_assert(sizeof(PangoRectangle) == 4 * sizeof(int), "a rectangle is another");
double turnout_used(void);
double turnout_used(void) { return turnout_unit; }
END
fi
echo "The style is clean."
