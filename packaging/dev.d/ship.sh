# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian package.

command_package() {
    need build package
    configure package
    build package
    (cd "$root/build/package" && cpack -G DEB >&2) || fail "CPack failed; its message is above"
    local version
    version=$(sed -n 's/^CMAKE_PROJECT_VERSION:[^=]*=//p' "$root/build/package/CMakeCache.txt")
    local file
    file=$root/build/varve_${version}_$(dpkg --print-architecture).deb
    [ -s "$file" ] || fail "CPack did not write $file"
    echo "$file"
}
