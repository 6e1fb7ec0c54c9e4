# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Configuring and building the presets of CMakePresets.json in build/PRESET.

# Objects are shared between presets and clones. Precompiled headers ask for the sloppiness (ccache's manual, "Precompiled headers").
export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache}
export CCACHE_SLOPPINESS=pch_defines,time_macros
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# What depends on the machine, and so is not in the presets.
machine_options() {
    local preset=$1
    if command -v ccache >/dev/null; then echo -DCMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
    if [ "$preset" != fuzz ] && command -v mold >/dev/null; then echo -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold; fi
    if [ "$(debian)" = 12 ]; then echo "-DCMAKE_PREFIX_PATH=$syntax_prefix"; fi
}

# configure PRESET [OPTION…]: only when it was never done with these options; afterwards ninja does it by itself.
configure() {
    local preset=$1 folder=$root/build/$1 options
    shift
    options=$(machine_options "$preset"; printf '%s\n' "$@")
    if [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/.dev-options" 2>/dev/null)" = "$options" ]; then return; fi
    say "configuring build/$preset"
    rm -f "$folder/.dev-options"
    # shellcheck disable=SC2086
    cmake -S "$root" --preset "$preset" ${options//$'\n'/ } >&2 || fail "CMake could not configure build/$preset; its message is above"
    echo "$options" >"$folder/.dev-options"
}

# build PRESET [TARGET…]: shows ninja's progress.
build() {
    local preset=$1
    shift
    mkdir -p "$root/build"
    (flock 9 && cmake --build "$root/build/$preset" --target "${@:-all}" >&2) 9>"$root/build/.lock" ||
        fail "building build/$preset failed; the compiler's messages are above"
}

# build_silently PRESET TARGET…: says something only when it fails.
build_silently() {
    local preset=$1 log=$root/build/$1/.dev-log
    shift
    (flock 9 && cmake --build "$root/build/$preset" --target "$@" >"$log" 2>&1) 9>"$root/build/.lock" ||
        { cat "$log" >&2; fail "building build/$preset failed; the compiler's messages are above"; }
}

command_build() {
    local preset=${1:-dev}
    case $preset in
        dev | release | asan | tsan | headless) need build ;;
        fuzz) need build fuzz ;;
        *) fail "there is no preset '$preset': dev, release, asan, tsan, headless, fuzz" ;;
    esac
    configure "$preset"
    build "$preset"
}
