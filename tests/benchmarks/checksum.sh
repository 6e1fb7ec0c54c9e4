# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Varve authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Checksums of a large file that lies in the page cache.

varve_checksum() { "$measure" "$cli" checksum --file-only "$work/big.sql"; }
varve_both() { "$measure" "$cli" checksum --dialect postgresql "$work/big.sql"; }
sha256sum_big() { "$measure" sha256sum "$work/big.sql"; }

bench_checksum() {
    local bytes
    bytes=$(scaled 1000000000)
    { yes "INSERT INTO t (id, name, amount) VALUES (1, 'O''Brien', 12.50); -- 64 bytes" || true; } | head -c "$bytes" >"$work/big.sql"
    echo '## Checksums' | text
    table
    sha256sum_big >/dev/null
    rounds 5 varve_checksum sha256sum_big
    line "Checksum of $((bytes / 1000000)) MB" '`sha256sum`' varve_checksum sha256sum_big 0.33
    rounds 3 varve_both sha256sum_big
    line "Both checksums, of the file and of its tokens" '`sha256sum`' varve_both sha256sum_big
    rm -f "$work/big.sql"
}
