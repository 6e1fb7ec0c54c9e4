# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What Varve builds on, each with its purpose. CMAKE_PREFIX_PATH alone says where else to look.
include(FeatureSummary)

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Sql Network Concurrent LinguistTools)
find_package(PostgreSQL REQUIRED)
set_package_properties(PostgreSQL PROPERTIES TYPE REQUIRED
    PURPOSE "libpq: cancelling, notices, error positions and COPY on the Qt driver's own handle")
# MariaDB Connector/C: one statement at a time, warnings, the transaction's state on the Qt driver's own handle, and KILL QUERY. The
# driver loads the library itself; only its headers are needed.
find_path(MARIADB_INCLUDE_DIR mysql.h PATH_SUFFIXES mariadb REQUIRED)
find_package(SQLite3 REQUIRED)
set_package_properties(SQLite3 PROPERTIES TYPE REQUIRED
    PURPOSE "interrupting, error offsets and online backup on the Qt driver's own handle")
find_package(tomlplusplus REQUIRED)
set_package_properties(tomlplusplus PROPERTIES TYPE REQUIRED PURPOSE "reading varve.toml with positions")
find_package(tl-expected REQUIRED)
set_package_properties(tl-expected PROPERTIES TYPE REQUIRED PURPOSE "errors as values (std::expected needs GCC 13)")
find_package(CLI11 REQUIRED)
set_package_properties(CLI11 PROPERTIES TYPE REQUIRED PURPOSE "the command line of varve-cli")
find_package(Qt6Keychain REQUIRED)
set_package_properties(Qt6Keychain PROPERTIES TYPE REQUIRED PURPOSE "passwords from the desktop's keychain")
# Compiled in: one library less to load whenever varve-cli starts.
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
if(NOT TARGET xxHash::xxhash)
    add_library(xxHash::xxhash INTERFACE IMPORTED)
    set_target_properties(xxHash::xxhash PROPERTIES
        INTERFACE_COMPILE_DEFINITIONS XXH_INLINE_ALL
        INTERFACE_INCLUDE_DIRECTORIES "${XXHASH_INCLUDE_DIR}")
endif()

if(VARVE_DESKTOP)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg)
    find_path(QSCINTILLA_INCLUDE_DIR Qsci/qsciscintilla.h PATH_SUFFIXES qt6 x86_64-linux-gnu/qt6 REQUIRED)
    find_library(QSCINTILLA_LIBRARY NAMES qscintilla2_qt6 REQUIRED)
    if(NOT TARGET QScintilla::QScintilla)
        add_library(QScintilla::QScintilla UNKNOWN IMPORTED)
        set_target_properties(QScintilla::QScintilla PROPERTIES
            IMPORTED_LOCATION "${QSCINTILLA_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${QSCINTILLA_INCLUDE_DIR}"
            INTERFACE_LINK_LIBRARIES "Qt6::Widgets")
    endif()
    # KDE Frameworks 6 where the system has it, else 5.116 built for Qt 6 (`./dev setup` does that).
    find_package(KF6SyntaxHighlighting QUIET)
    if(KF6SyntaxHighlighting_FOUND)
        set(VARVE_SYNTAX_HIGHLIGHTING KF6::SyntaxHighlighting)
    else()
        find_package(KF5SyntaxHighlighting 5.116 REQUIRED)
        set(VARVE_SYNTAX_HIGHLIGHTING KF5::SyntaxHighlighting)
    endif()
endif()
if(VARVE_TESTS OR VARVE_BENCHMARKS OR VARVE_FUZZ)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
if(VARVE_TESTS OR VARVE_BENCHMARKS)
    # PostgreSQL's own grammar as a library: what the splitter is compared with.
    find_path(PGQUERY_INCLUDE_DIR pg_query.h REQUIRED)
    find_library(PGQUERY_LIBRARY pg_query REQUIRED)
    if(NOT TARGET PgQuery::PgQuery)
        add_library(PgQuery::PgQuery UNKNOWN IMPORTED)
        set_target_properties(PgQuery::PgQuery PROPERTIES
            IMPORTED_LOCATION "${PGQUERY_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${PGQUERY_INCLUDE_DIR}")
    endif()
endif()
if(VARVE_BENCHMARKS)
    find_package(benchmark REQUIRED)
endif()
