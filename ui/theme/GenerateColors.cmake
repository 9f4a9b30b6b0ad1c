# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# studio_generate_colors(TOKENS HEADER): turns the colour tokens into a struct and its light and dark values.
function(studio_generate_colors tokens header)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${tokens}")
    file(READ "${tokens}" json)
    string(JSON count LENGTH "${json}" light)
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
        string(JSON name MEMBER "${json}" light ${index})
        string(APPEND members "    QColor ${name};\n")
        string(APPEND names "    {\"${name}\", &ThemeColors::${name}},\n")
        foreach(scheme light dark)
            string(JSON value GET "${json}" ${scheme} ${name})
            if(NOT value MATCHES "^#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]$")
                message(FATAL_ERROR "${tokens}: ${scheme}.${name} is not #RRGGBB")
            endif()
            string(SUBSTRING "${value}" 1 6 digits)
            string(APPEND ${scheme} "        colors.${name} = QColor(QRgb(0xff${digits}));\n")
        endforeach()
    endforeach()
    set(text "// Generated from tokens.json; do not edit.
#pragma once

#include <QColor>

namespace studio::ui {

/// Every colour token.
struct ThemeColors {
${members}
    static ThemeColors light()
    {
        ThemeColors colors;
${light}        return colors;
    }
    static ThemeColors dark()
    {
        ThemeColors colors;
${dark}        return colors;
    }
};

struct NamedColor {
    const char *name;
    QColor ThemeColors::*color;
};
inline constexpr NamedColor kColorNames[] = {
${names}};

} // namespace studio::ui
")
    file(CONFIGURE OUTPUT "${header}" CONTENT "${text}" @ONLY)
endfunction()
