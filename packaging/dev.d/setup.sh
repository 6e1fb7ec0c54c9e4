# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What Debian must have installed for each command, and how it gets there.

# "12", "13" (and what follows it), or "other".
debian() {
    # shellcheck source=/dev/null
    (
        . /etc/os-release 2>/dev/null || true
        case "${ID:-}:${VERSION_ID:-}" in
            debian:12) echo 12 ;;
            debian:*) echo 13 ;;
            *) echo other ;;
        esac
    )
}

# packages GROUP…: the names of this Debian's packages, one a line.
packages() {
    local group
    for group in "$@"; do
        case $group in
            build) packages_for_building ;;
            test) echo libpg-query-dev postgresql sqlite3 mariadb-server-core mariadb-client pgbouncer zsh fish fonts-inter fonts-noto-core fonts-noto-cjk ;;
            package) echo dpkg-dev file ;;
            bench)
                echo libbenchmark-dev libpg-query-dev libxcb1-dev mariadb-client mariadb-server-core postgresql procps sqlite3 xvfb
                echo alembic python3-psycopg2 sql-migrate sqitch libdbd-pg-perl sqlitebrowser # the peers; dbmate comes through npm
                command -v npm >/dev/null || echo npm # it may be there without being Debian's
                ;;
            lint) [ "$debian" != 12 ] || echo appstream clang-14 clang-format-14 clang-tidy-14 desktop-file-utils reuse ;;
            fuzz) [ "$debian" != 12 ] || echo clang-14 libclang-rt-14-dev llvm-14 ;;
        esac
    done | tr ' ' '\n' | sort -u
}

packages_for_building() {
    echo ccache cmake g++ mold ninja-build
    echo qt6-base-dev qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools libgl-dev libvulkan-dev libxkbcommon-dev
    echo libcli11-dev libexpected-dev libmariadb-dev libpq-dev libqscintilla2-qt6-dev libsqlite3-dev libtomlplusplus-dev libxxhash-dev
    echo qtkeychain-qt6-dev
    # Needed by the programs when they run.
    echo libqt6sql6-mysql libqt6sql6-psql libqt6sql6-sqlite qt6-translations-l10n qt6-wayland
    echo fonts-inter fonts-jetbrains-mono fonts-noto-cjk fonts-noto-core
    case $debian in
        12) echo extra-cmake-modules libqt6svg6 perl xz-utils ;; # the first, and the last two, build KSyntaxHighlighting
        *) echo libkf6syntaxhighlighting-dev qt6-svg-plugins ;;
    esac
}

# Those of the given groups that are not installed. dpkg-query answers in about 10 ms, so that nothing need be remembered.
missing_packages() {
    local wanted installed
    wanted=$(packages "$@")
    # shellcheck disable=SC2086
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }')
    grep -vxF -- "$installed" <<<"$wanted" || true
}

# need GROUP…: makes sure that the packages of these groups are there, or says what to do and stops.
need() {
    debian=$(debian)
    if [ "$debian" = other ]; then
        say "this is not Debian: nothing is installed; CMake will say what it misses"
        return
    fi
    local missing
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -z "$missing" ] || install_packages "$missing"
    case " $* " in *" build "*) [ "$debian" != 12 ] || need_syntax_highlighting ;; esac
}

install_packages() {
    local missing=$1
    local -a become=()
    if [ "$(id -u)" != 0 ]; then
        if ! become_root; then
            say "packages are missing and this user may not install them. Ask for:"
            case " $missing " in
                *" postgresql "*) [ -e "$cluster_rule" ] || printf "mkdir -p %s && echo 'create_main_cluster = false' > %s\n" "${cluster_rule%/*}" "$cluster_rule" ;;
            esac
            case " $missing " in *" pgbouncer "*) printf 'ln -s /dev/null %s\n' "$pooler_unit" ;; esac
            printf 'apt-get install --no-install-recommends %s\n' "$missing"
            exit 1
        fi
        become=(sudo)
    fi
    say "installing $missing"
    forbid_cluster "${become[@]}"
    case " $missing " in *" pgbouncer "*) forbid_pooler "${become[@]}" ;; esac
    local -a apt=("${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
    "${apt[@]}" update >&2 || say "apt-get update failed; going on with the package lists that are there"
    # shellcheck disable=SC2086
    "${apt[@]}" install -y --no-install-recommends $missing >&2 || fail "apt-get install failed; its own message is above"
}

# sudo without a question, or with one when somebody is there to answer it.
become_root() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo true; }
}

# The tests start a server of their own as an unprivileged user; Debian's package must not start another for the whole machine.
cluster_rule=/etc/postgresql-common/createcluster.conf
forbid_cluster() {
    [ ! -e "$cluster_rule" ] || return 0
    "$@" mkdir -p "${cluster_rule%/*}"
    echo 'create_main_cluster = false' | "$@" tee "$cluster_rule" >/dev/null
}

# Likewise PgBouncer: the tests start their own. Only before it is installed, so that nobody's pool is touched.
pooler_unit=/etc/systemd/system/pgbouncer.service
forbid_pooler() {
    [ -e "$pooler_unit" ] || [ -L "$pooler_unit" ] || { "$@" mkdir -p "${pooler_unit%/*}" && "$@" ln -s /dev/null "$pooler_unit"; }
}

# KSyntaxHighlighting for Qt 6, where Debian has it for Qt 5 only. Version 5.116 is the last that builds with Qt 6.4; the next
# Debian release holds its source archive in the same pool.
syntax_version=5.116.0
syntax_sha256=6f8ccacebd0dc9ce050b2b23b715750c97938b3336fbbb80967920cb8c1dfaa7
syntax_prefix=$cache/prefix

need_syntax_highlighting() {
    local stamp=$syntax_prefix/.ksyntaxhighlighting-$syntax_version
    [ ! -e "$stamp" ] || return 0
    mkdir -p "$cache"
    (
        flock 9
        [ ! -e "$stamp" ] || exit 0
        say "building KSyntaxHighlighting $syntax_version for Qt 6 (about a minute, once)"
        work=$(mktemp -d "$cache/ksyntaxhighlighting.XXXXXX")
        trap 'rm -rf "$work"' EXIT
        if ! build_syntax_highlighting "$work" >"$work/log" 2>&1; then
            tail -n 40 "$work/log" >&2
            fail "KSyntaxHighlighting could not be fetched or built; the end of what was tried is above"
        fi
        touch "$stamp"
    ) 9>"$cache/.lock"
}

# One chain of &&: the caller asks for the result, and `set -e` is off inside a condition.
build_syntax_highlighting() {
    local work=$1 name=ksyntax-highlighting mirror
    mirror=$(debian_mirror) && [ -n "$mirror" ] || { echo "no mirror of Debian in the apt sources"; return 1; }
    # apt's own helper is on every Debian, and checks the digest before it keeps the file.
    /usr/lib/apt/apt-helper -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 download-file \
        "$mirror/pool/main/k/$name/${name}_$syntax_version.orig.tar.xz" "$work/source.tar.xz" "SHA256:$syntax_sha256" &&
        echo "$syntax_sha256  $work/source.tar.xz" | sha256sum --check &&
        mkdir "$work/source" && tar -xf "$work/source.tar.xz" -C "$work/source" --strip-components=1 &&
        sed -i 's/find_package(ECM 5\.116\.0/find_package(ECM 5.103.0/' "$work/source/CMakeLists.txt" &&
        cmake -G Ninja -S "$work/source" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DQT_MAJOR_VERSION=6 -DBUILD_TESTING=OFF \
            -DCMAKE_INSTALL_PREFIX="$syntax_prefix" -DKDE_INSTALL_LIBDIR=lib &&
        cmake --build "$work/build" &&
        cmake --install "$work/build" &&
        cp "$work/build/bin/katehighlightingindexer" "$syntax_prefix/bin/" && # checks Varve's own definitions
        mkdir -p "$syntax_prefix/share/licenses" &&
        rm -rf "$syntax_prefix/share/licenses/ksyntaxhighlighting" &&
        cp -r "$work/source/LICENSES" "$syntax_prefix/share/licenses/ksyntaxhighlighting"
}

# The mirror that this machine's apt takes Debian itself from: of the lists it has, else of the sources as written.
debian_mirror() {
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1)
    [ -n "$mirror" ] || mirror=$(awk '/^URIs:/ { print $2; exit } /^deb / { for (i = 2; i <= NF; i++) if ($i ~ /:\//) { print $i; exit } }' \
        /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null || true)
    echo "${mirror%/}"
}

command_setup() {
    need build test package bench lint fuzz
    say "everything is there"
}
