# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, sanitizers and the optional speed-ups every target shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOUIC OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(STUDIO_WARNINGS_AS_ERRORS "Treat warnings as errors" ON)
option(STUDIO_SHARED_MODULES "Build core and ui as shared libraries, for builds with tests" OFF)
set(STUDIO_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")

find_program(STUDIO_CCACHE ccache)
if(STUDIO_CCACHE)
    # Without the two, ccache keeps nothing that was compiled with a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${STUDIO_CCACHE}")
endif()
find_program(STUDIO_MOLD mold)
if(STUDIO_MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    add_link_options(-fuse-ld=mold)
endif()

add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(MSVC)
    add_compile_options(/W4 /utf-8)
    if(STUDIO_WARNINGS_AS_ERRORS)
        add_compile_options(/WX)
    endif()
else()
    add_compile_options(-Wall -Wextra -Wpedantic -Wshadow)
    # A unity file includes its sources, so GCC takes their unnamed namespaces for a header's.
    if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-Wno-subobject-linkage)
    endif()
    if(STUDIO_WARNINGS_AS_ERRORS)
        add_compile_options(-Werror)
    endif()
endif()

if(STUDIO_SANITIZE)
    add_compile_options(-fsanitize=${STUDIO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    # A test of every pointer used is a quarter of the time to compile; the address sanitizer stops at null as well.
    if(STUDIO_SANITIZE MATCHES "address" AND STUDIO_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize=null,alignment)
    endif()
    add_link_options(-fsanitize=${STUDIO_SANITIZE})
endif()
