#!/usr/bin/env bash
# A site's life seen in readers by others: newsboat, rss2email, feedparser, khal; xmllint on every XML file.
#
#     test/readers/run.sh [--install]
#
# Publishes, edits, moves, postpones, cancels and withdraws with the real command, serves the folder,
# and lets every reader look after each step. Prints a table; exit 1 if a reader saw too little or
# anything twice. --install fetches the readers with apt-get: as root, on Debian only.
set -euo pipefail

readonly repo=$(cd "$(dirname "$0")/../.." && pwd)
readonly programs=(newsboat r2e khal xmllint /usr/bin/python3)

missing() {
	local program
	for program in "${programs[@]}"; do
		command -v "$program" >/dev/null || echo "$program"
	done
	/usr/bin/python3 -c 'import feedparser' 2>/dev/null || echo feedparser
}

if [[ -n $(missing) && ${1:-} == --install ]]; then
	if [[ $(id -u) -ne 0 || ! -e /etc/debian_version ]]; then
		echo "--install needs root on Debian" >&2
		exit 2
	fi
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
		newsboat rss2email khal python3-feedparser libxml2-utils
fi
if [[ -n $(missing) ]]; then
	echo "missing: $(missing | tr '\n' ' ')(Debian: newsboat rss2email khal python3-feedparser libxml2-utils, or --install)" >&2
	exit 2
fi

cd "$repo"
exec node --import tsx test/readers/life.ts
