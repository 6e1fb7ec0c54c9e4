# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Starting the two programs, and having them draw their pictures.

# Runs a program without a screen, and without what Qt's offscreen plugin says about itself.
offscreen() {
    local result=0 messages
    messages=$(mktemp)
    QT_QPA_PLATFORM=offscreen "$@" 2>"$messages" || result=$?
    grep -vE 'propagateSizeHints|XDG_RUNTIME_DIR not set' "$messages" >&2 || true
    rm -f "$messages"
    return $result
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

command_run() {
    [ $# -le 1 ] || fail "run takes one folder, or none for the demo"
    [ $# -eq 0 ] || [ -d "$1" ] || fail "'$1' is not a folder"
    need build
    configure dev
    build dev varve varve-cli
    local bin=$root/build/dev/bin
    if has_display; then
        exec "$bin/varve" "${1:---demo}"
    elif [ $# -eq 0 ]; then
        run_headless "$root/varve-demo.png" --demo -- --demo
    else
        run_headless "$root/build/varve-run.png" --project "$1" -- "$1"
    fi
}

# run_headless PICTURE OPTIONS-OF-VARVE-CLI… -- OPTIONS-OF-VARVE…: prints the standings, then draws the main window.
run_headless() {
    local picture=$1 bin=$root/build/dev/bin result=0
    shift
    local -a cli=()
    while [ "$1" != -- ]; do
        cli+=("$1")
        shift
    done
    shift
    say "no display here: the standings as varve-cli prints them, then a picture of the main window"
    "$bin/varve-cli" "${cli[@]}" status || result=$?
    offscreen "$bin/varve" "$@" --screenshot "$picture" || result=$?
    [ ! -s "$picture" ] || say "the main window is drawn in $picture"
    return $result
}

command_cli() {
    need build
    configure dev
    build_silently dev varve-cli
    exec "$root/build/dev/bin/varve-cli" "$@"
}

command_screenshots() {
    need build
    configure dev
    build dev varve
    mkdir -p "$root/docs/screenshots"
    offscreen "$root/build/dev/bin/varve" --demo --screenshots "$root/docs/screenshots"
    say "drawn in docs/screenshots: $(cd "$root/docs/screenshots" && echo *.png)"
}
