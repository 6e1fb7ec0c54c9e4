# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One library a folder; the link line says who may know whom.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(varve_options INTERFACE)
target_compile_definitions(varve_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    VARVE_VERSION="${PROJECT_VERSION}")
target_compile_options(varve_options INTERFACE -Wall -Wextra -Wpedantic -Wold-style-cast -Wno-psabi
    # A name that is global in one source may be local in the next that is compiled with it.
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>)
if(VARVE_WARNINGS_AS_ERRORS)
    target_compile_options(varve_options INTERFACE -Werror)
endif()
target_include_directories(varve_options INTERFACE "${PROJECT_SOURCE_DIR}")

# Three precompiled headers serve everything: without a widget, the same optimised, with widgets. Each belongs to an otherwise empty library.
function(varve_precompile target header)
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/${target}.cpp" CONTENT "// Holds a precompiled header.\n")
    add_library(${target} STATIC "${CMAKE_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE varve_options ${ARGN})
    target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/${header}")
endfunction()

# Libraries and programs with widgets say WIDGETS.
function(varve_reuse_precompiled target widgets)
    if(widgets)
        target_precompile_headers(${target} REUSE_FROM varve_precompiled_widgets)
    else()
        target_precompile_headers(${target} REUSE_FROM varve_precompiled)
    endif()
endfunction()

# Sources of one room compiled several at a time need the headers and the templates that they share once: VARVE_UNITY. What they have in
# unnamed namespaces must then differ; where each source has a table of its own with the same names, the room says ONE_BY_ONE.
function(varve_unity target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${VARVE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
    if(VARVE_UNITY)
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage) # a private struct's own unnamed types stay in one file
    endif()
endfunction()

# varve_library(Text SOURCES a.cpp a.h DEPENDS Varve::Core LINK xxHash::xxhash [PRIVATE …] [MOC] [WIDGETS] [FAST] [ONE_BY_ONE])
# MOC: has classes with Q_OBJECT. WIDGETS: uses widgets (and MOC).
# FAST: passes over every byte of scripts, and is optimised in the preset `dev` too, where tests would wait for it. Line tables and
# backtraces stay as they are; to step through such a library, or to see its locals, configure with -DVARVE_FAST=OFF.
# DEPENDS and LINK are public: what a room's headers show, its users need too.
function(varve_library name)
    cmake_parse_arguments(ARG "MOC;WIDGETS;FAST;ONE_BY_ONE" "" "SOURCES;DEPENDS;LINK;PRIVATE" ${ARGN})
    string(REGEX REPLACE "([a-z])([A-Z])" "\\1_\\2" target "${name}")
    string(TOLOWER "varve_${target}" target)
    add_library(${target} STATIC ${ARG_SOURCES})
    add_library(Varve::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC varve_options ${ARG_DEPENDS} ${ARG_LINK} PRIVATE ${ARG_PRIVATE})
    if(ARG_FAST AND TARGET varve_precompiled_fast)
        target_compile_options(${target} PRIVATE ${VARVE_FAST_OPTION})
        target_precompile_headers(${target} REUSE_FROM varve_precompiled_fast)
    else()
        varve_reuse_precompiled(${target} ${ARG_WIDGETS})
    endif()
    if(NOT ARG_ONE_BY_ONE)
        varve_unity(${target})
    endif()
    if(ARG_MOC OR ARG_WIDGETS)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    foreach(source IN LISTS ARG_SOURCES)
        set_property(GLOBAL APPEND PROPERTY VARVE_SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    endforeach()
endfunction()

# Sources of programs are translated too.
function(varve_translate target)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        set_property(GLOBAL APPEND PROPERTY VARVE_SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    endforeach()
endfunction()

# varve_test(tst_splitter.cpp LINK Varve::Text [SOURCES …] [LABELS …] [WIDGETS])
# The executable and the test carry the file's name; tests run offscreen and in parallel.
function(varve_test source)
    cmake_parse_arguments(ARG "WIDGETS" "" "LINK;SOURCES;LABELS" ${ARGN})
    cmake_path(GET source STEM name)
    add_executable(${name} ${source} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    # One moc step; AUTOMOC would scan, and compile a file more, for each of many small programs.
    qt_generate_moc("${CMAKE_CURRENT_SOURCE_DIR}/${source}" "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc" TARGET ${name})
    target_sources(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE Qt6::Test Varve::TestSupport ${ARG_LINK})
    varve_reuse_precompiled(${name} ${ARG_WIDGETS})
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}")
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;VARVE_SOURCE_DIR=${PROJECT_SOURCE_DIR};VARVE_CLI=${CMAKE_BINARY_DIR}/bin/varve-cli"
        TIMEOUT 900 LABELS "${ARG_LABELS}")
endfunction()

# varve_fuzz(fuzz_splitter.cpp LINK Varve::Text): a program of libFuzzer. `./dev fuzz` runs it on tests/fuzz/corpus/fuzz_splitter.
function(varve_fuzz source)
    cmake_parse_arguments(ARG "" "" "LINK;SOURCES" ${ARGN})
    cmake_path(GET source STEM name)
    add_executable(${name} ${source} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE varve_options ${ARG_LINK})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    varve_reuse_precompiled(${name} FALSE)
endfunction()
