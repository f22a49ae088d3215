#!/bin/bash
# Makes debian:bookworm-slim from Debian's packages: debian.sh <empty folder> <certificates> <image>
# The machine's certificates are in it, so that pip and uv reach the package index from a build.
set -euo pipefail
debootstrap --variant=minbase --include=ca-certificates,netbase,tzdata bookworm "$1"
cp "$2" "$1/etc/ssl/certs/ca-certificates.crt"
mkdir -p "$1/etc/uv"
printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' > "$1/etc/pip.conf"
printf 'system-certs = true\n' > "$1/etc/uv/uv.toml"
cat > "$1/etc/apt/sources.list" <<'LIST'
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
LIST
rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/* "$1"/usr/share/{doc,man,locale,info}/*
tar -C "$1" -c . | docker import -c 'CMD ["bash"]' - "$3"
