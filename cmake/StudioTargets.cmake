# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later

# studio_library(NAME SOURCES…): static in the product; shared where STUDIO_SHARED_MODULES is on, so that hundreds of
# test programs do not each carry a copy of the code.
function(studio_library target)
    if(STUDIO_SHARED_MODULES)
        qt_add_library(${target} SHARED ${ARGN})
        # Both kinds compile to the same objects, and share them in a compiler cache.
        set_target_properties(${target} PROPERTIES DEFINE_SYMBOL "")
    else()
        qt_add_library(${target} STATIC ${ARGN})
    endif()
endfunction()

# studio_module(NAME SOURCES… [LINK …]): a library studio_<name> with the alias studio::<name>.
function(studio_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    studio_library(studio_${name} ${ARG_SOURCES})
    add_library(studio::${name} ALIAS studio_${name})
    target_include_directories(studio_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(studio_${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
    set_property(GLOBAL APPEND PROPERTY STUDIO_MODULES studio_${name})
endfunction()

# studio_test(NAME [SOURCES …] LINK … [TIMEOUT s] [LABELS …] [ENV K=V …]): one Qt Test program a class.
# Runs without the machine's display, sound, keychain or home: tests/support/run_test gives it private ones.
function(studio_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENV" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES ${name}.cpp)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    qt_add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests" UNITY_BUILD OFF)
    if(ARG_SOURCES STREQUAL "${name}.cpp")
        # One call of moc in place of a scan and a file more to compile, for hundreds of programs.
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        qt_generate_moc(${name}.cpp "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc" TARGET ${name})
        target_sources(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
        target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    endif()
    target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test)
    target_precompile_headers(${name} REUSE_FROM studio_testheaders)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE
        STUDIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}" STUDIO_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/tests/support/run_test" $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
    if(ARG_LABELS)
        set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
    endif()
    if(ARG_ENV)
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "${ARG_ENV}")
    endif()
endfunction()
