#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs a package of Varve on this machine, starts both programs, and removes it again: for a machine that may be thrown
# away, without compilers, as root.    packaging/check-package.sh build/varve_0.1.0_amd64.deb
set -euo pipefail

package=$(realpath "${1:?which .deb?}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
check() {
    local what=$1
    shift
    if "$@" >"$work/output" 2>&1; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        sed 's/^/        /' "$work/output"
        failures=$((failures + 1))
    fi
}

[ "$(id -u)" = 0 ] || { echo "check-package: needs root" >&2; exit 2; }
! dpkg-query -W varve >/dev/null 2>&1 || { echo "check-package: varve is installed here already" >&2; exit 2; }
export DEBIAN_FRONTEND=noninteractive HOME=$work/home LC_ALL=C.UTF-8
mkdir -p "$HOME"
apt-get -qq update || true

no_compiler() { ! command -v cc c++ gcc g++ clang cmake; }
names_all_libraries() { ! ldd /usr/bin/varve /usr/bin/varve-cli /usr/lib/varve/keychain.so | grep 'not found'; }
# Only Varve's own folder may hold libraries of the package, and the installed programs look nowhere else.
looks_nowhere_else() { ! grep -aE '/(home|root|work|build)/[^ ]*/prefix/lib' /usr/bin/varve /usr/bin/varve-cli /usr/lib/varve/keychain.so; }
prints_version() { varve-cli --version | grep -E '[0-9]+\.[0-9]+\.[0-9]+'; }
draws_demo() { QT_QPA_PLATFORM=offscreen timeout 120 varve --demo --screenshot "$work/demo.png" && [ "$(stat -c %s "$work/demo.png")" -gt 10000 ]; }
# Loaded when it is asked: a bus that is not there is what it says, not a library.
asks_keychain() {
    printf '[environments.test]\nurl = "postgresql://me@127.0.0.1/test"\npassword = "keychain:test"\n' >"$work/varve.toml"
    DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus varve-cli --project "$work" environment test test >"$work/asked" 2>&1 || true
    cat "$work/asked"
    grep -q 'The keychain did not answer' "$work/asked"
}
prints_status() { timeout 120 varve-cli --demo status; }
has_shared_files() {
    ls /usr/share/applications/org.varve.Varve.desktop /usr/share/metainfo/org.varve.Varve.metainfo.xml \
        /usr/share/icons/hicolor/scalable/apps/org.varve.Varve.svg /usr/share/doc/varve/copyright
}
# Folders that other packages own as well are not looked at.
nothing_remains() {
    local path left=0
    while read -r path; do
        if [ -d "$path" ] && ! [[ $path = */varve* ]]; then continue; fi
        if [ -e "$path" ]; then echo "$path"; left=1; fi
    done <"$work/files"
    [ $left = 0 ]
}

check "there is no compiler here" no_compiler
check "installs" apt-get install -y -q --no-install-recommends "$package"
dpkg -L varve >"$work/files" || exit 1
check "needs no compiler" no_compiler
check "finds its libraries" names_all_libraries
check "does not remember where it was built" looks_nowhere_else
check "brings its desktop file, metainfo, icon and licences" has_shared_files
check "varve-cli prints its version" prints_version
check "varve-cli asks the keychain" asks_keychain
check "varve-cli prints the standings of the demo" prints_status
check "varve draws the demo" draws_demo
check "uninstalls" apt-get purge -y -q varve
check "leaves nothing behind" nothing_remains
[ $failures = 0 ] || { echo "check-package: $failures checks failed" >&2; exit 1; }
