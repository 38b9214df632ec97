#!/usr/bin/env bash
# Installs the Debian packages of a list that are missing: as root by itself, else it names them and stops.
set -euo pipefail
list=$1
wanted=$(sed 's/#.*//' "$list" | tr -s ' \n' ' ')
missing=()
for package in $wanted; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "· system packages: all there"
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "This is not Debian. Please install what matches these packages, then make again: ${missing[*]}" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  printf 'System packages are missing and only root can install them. Please run:\n  sudo apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
  exit 1
fi
echo "· system packages: installing ${#missing[@]}: ${missing[*]}"
progress=(-qq -o=Dpkg::Use-Pty=0)
[ -t 1 ] && progress=(-q -o Dpkg::Progress-Fancy=1)
export DEBIAN_FRONTEND=noninteractive
if ! apt-get update -qq >/tmp/hall-apt.log 2>&1; then
  echo "The package lists cannot be fetched; is Debian's archive reachable? See /tmp/hall-apt.log" >&2
  exit 1
fi
if ! apt-get install -y --no-install-recommends "${progress[@]}" "${missing[@]}" >>/tmp/hall-apt.log 2>&1; then
  echo "Installing system packages failed; see /tmp/hall-apt.log" >&2
  exit 1
fi
