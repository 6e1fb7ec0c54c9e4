# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What can be said about the sources without running them. For the tools of Debian 12 (clang 14).

# clang-tidy starts no file after this many seconds, so that the whole stays under ten minutes.
tidy_budget=530

command_lint() {
    local scope=changed check
    case ${1:-} in
        '') ;;
        --all) scope=all ;;
        *) fail "lint knows --all, not '$1'" ;;
    esac
    SECONDS=0
    need build lint
    command -v clang-format-14 clang-tidy-14 >/dev/null || fail "lint is for the clang 14 tools of Debian 12, which are not here"
    cd "$root"
    local -a failed=()
    for check in lint_format lint_metadata lint_licences "lint_tidy $scope"; do
        $check || failed+=("${check#lint_}")
    done
    [ ${#failed[@]} -eq 0 ] || fail "lint found something in: ${failed[*]}"
    say "lint found nothing (${SECONDS} s)"
}

# Every tracked C++ file as clang-format writes it.
lint_format() {
    local different
    different=$(git ls-files '*.h' '*.cpp' | xargs -n 100 clang-format-14 --style=file --dry-run 2>&1 |
        sed -nE 's/:[0-9]+:[0-9]+: (warning|error):.*//p' | sort -u)
    [ -n "$different" ] || return 0
    say "$(wc -l <<<"$different") files are not as .clang-format has it; this mends them:"
    printf 'clang-format-14 -i %s\n' "${different//$'\n'/ }" >&2
    return 1
}

lint_metadata() {
    local result=0
    desktop-file-validate packaging/*.desktop || result=1
    appstreamcli validate --no-net packaging/*.metainfo.xml >&2 || result=1
    return $result
}

# Every file names its authors and its licence, or .reuse/dep5 does it for the file.
lint_licences() {
    local report
    report=$(reuse lint 2>&1) || { echo "$report" >&2; return 1; }
}

# lint_tidy changed|all
lint_tidy() {
    local scope=$1 folder=$root/build/lint
    configure dev
    build_silently dev all # the sources that Qt's tools write are needed too
    rm -rf "$folder" && mkdir -p "$folder/reports"
    # The preset compiles several sources at a time; here each stands by itself, with the sources that were written in build/dev.
    # shellcheck disable=SC2046
    cmake -S "$root" -B "$folder/each" --preset dev $(machine_options dev) -DVARVE_UNITY=OFF >"$folder/configure.log" 2>&1 ||
        { cat "$folder/configure.log" >&2; return 1; }
    # Clang cannot read GCC's precompiled headers. Left out, each file has to include what it uses.
    sed -E 's# -Winvalid-pch -include [^ ]+/cmake_pch\.hxx##; s# -Werror( |")#\1#; s#/build/lint/each/#/build/dev/#g' \
        "$folder/each/compile_commands.json" >"$folder/compile_commands.json"
    own_dependencies >"$folder/dependencies"
    sources_to_check "$scope" >"$folder/sources"
    [ -s "$folder/known" ] || { say "clang-tidy: ninja knows no source of this repository"; return 1; }
    [ -s "$folder/sources" ] || { say "clang-tidy: no source is affected"; return 0; }

    local budget=$tidy_budget result=0
    [ "$scope" != all ] || budget=86400
    say "clang-tidy: $(wc -l <"$folder/sources") files"
    export root cache folder
    export tidy_deadline=$(($(date +%s) + budget - SECONDS))
    export -f tidy_file
    xargs -a "$folder/sources" -P "$(nproc)" -I{} bash -c 'tidy_file "$1"' tidy {} || result=1
    if [ -s "$folder/unchecked" ]; then
        say "NOT CHECKED: time was up before these $(wc -l <"$folder/unchecked") of $(wc -l <"$folder/sources") files; ./dev lint --all checks them"
        sort "$folder/unchecked" | sed 's/^/  /' >&2
    fi
    if [ $result != 0 ] && [ "$scope" = changed ] && [ -z "$(lint_base)" ]; then
        # Nobody can be asked to mend at once what was there before; `--all` and a known base are strict.
        say "clang-tidy found something (above); without a landed commit to compare with that is told, not a failure"
        return 0
    fi
    return $result
}

# "source<TAB>file of this repository that it includes", the source itself among them, for every source that is compiled.
own_dependencies() {
    local compiled=$folder/compiled own=$folder/own
    sed -nE "s#^ *\"file\": \"$root/([^\"]*)\".*#\1#p" "$folder/compile_commands.json" | grep -v '^build/' >"$compiled"
    git ls-files '*.h' '*.cpp' >"$own"
    xargs -a "$own" grep -HoE '^#include ["<][^">]+' | awk -F: -v compiled="$compiled" -v own="$own" '
        BEGIN { while ((getline file <own) > 0) isOwn[file] }
        {
            name = substr($2, 11) # behind: #include "
            folder = $1
            sub(/[^\/]*$/, "", folder)
            if (index($2, "\"")) name = folder name
            if (name in isOwn) included[$1] = included[$1] " " name
        }
        function follow(file,    i, n, names) {
            if (file in told) return
            told[file]
            print source "\t" file
            n = split(included[file], names, " ")
            for (i = 1; i <= n; i++) follow(names[i])
        }
        END {
            while ((getline source <compiled) > 0) { split("", told); follow(source) }
        }' | sort -u
}

# The sources in the order in which they are checked: those that changed, then those that include something that changed.
sources_to_check() {
    local known=$root/build/lint/known
    cut -f1 "$root/build/lint/dependencies" | sort -u >"$known"
    case $1 in
        all) cat "$known" ;;
        *)
            local base
            base=$(lint_base)
            if [ -n "$base" ]; then
                say "clang-tidy: what changed since $(git log -1 --format='%h %s' "$base"), and what includes it"
                { git diff --name-only "$base"; git ls-files --others --exclude-standard; } >"$root/build/lint/changed"
            else
                say "clang-tidy: no landed commit to compare with: the newest changes first, as far as the time goes"
                git log --format= --name-only | awk '!seen[$0]++' >"$root/build/lint/changed"
            fi
            awk -F'\t' '
                FILENAME ~ /known$/ { known[$1]; next }
                FILENAME ~ /changed$/ { changed[$0]; if ($0 in known) print $0; next }
                !($1 in changed) && ($2 in changed) && !told[$1]++ { print $1 }
            ' "$known" "$root/build/lint/changed" "$root/build/lint/dependencies"
            ;;
    esac
}

# The last landed commit, if it can be told: where this branch left the main one; on the main branch itself a merge's first parent.
lint_base() {
    local head base upstream
    head=$(git rev-parse HEAD)
    for upstream in "${LINT_BASE:-}" origin/main origin/HEAD; do
        [ -n "$upstream" ] || continue
        base=$(git merge-base HEAD "$upstream" 2>/dev/null) || continue
        [ "$base" = "$head" ] || { echo "$base"; return; }
    done
    git rev-parse --verify --quiet 'HEAD^2' >/dev/null && git rev-parse 'HEAD^1'
    return 0
}

# tidy_file SOURCE: in a process of its own. What was found clean, in whichever clone, is not looked at again until it, or
# anything it includes, changes.
tidy_file() {
    local source=$1 key report
    key=$({
        cat "$root/.clang-tidy" "$root/$source"
        grep -F "\"$root/$source\"" -B 1 "$folder/compile_commands.json" | sed "s#$root#.#g"
        awk -F'\t' -v source="$source" '$1 == source { print $2 }' "$folder/dependencies" | (cd "$root" && xargs -r -d '\n' cat)
    } | sha256sum | cut -c1-64)
    [ ! -e "$cache/tidy/$key" ] || return 0
    if [ "$(date +%s)" -ge "$tidy_deadline" ]; then
        echo "$source" >>"$folder/unchecked"
        return 0
    fi
    report=$folder/reports/${source//\//_}
    if clang-tidy-14 -p "$folder" --quiet "$root/$source" >"$report" 2>"$report.errors"; then
        mkdir -p "$cache/tidy" && touch "$cache/tidy/$key"
        return 0
    fi
    # What clang itself could not do goes to standard error; its count of warnings in system headers goes there too, always.
    cat "$report" >&2
    grep -vE '^[0-9]+ warnings?( and [0-9]+ errors?)? generated|^Suppressed|^Use -header-filter|warnings treated as errors' "$report.errors" >&2 || true
    return 1
}
