#!/usr/bin/env bash
# Runs the S3 tests against Ceph's radosgw, an S3 implementation by others, started just for this.
#
#     test/radosgw/run.sh [--install] [--keep] [command …]
#
# The command (the comparison, the store contract and the functions by default) finds the endpoint, a bucket and credentials in its
# environment. --install fetches what is missing with apt-get: as root, on Debian only. --keep
# leaves the folder with the logs. All daemons listen on loopback, keep their data in memory, and
# are stopped at the end. What differs there from S3 is listed in comparison.test.ts; the decisions
# that follow from it in docs/adr/0006-s3-store.md. Ports: RADOSGW_PORT (17480), RADOSGW_MON_PORT (13300).
set -euo pipefail

readonly repo=$(cd "$(dirname "$0")/../.." && pwd)
readonly port=${RADOSGW_PORT:-17480}
readonly mon_port=${RADOSGW_MON_PORT:-13300}
readonly access_key=HUIXUNRADOSGW
readonly secret_key=huixun-radosgw-secret
readonly bucket=huixun-contract
readonly patience=120 # seconds that a daemon has to come up

install=no
keep=no
while [[ ${1:-} == --* ]]; do
	case $1 in
	--install) install=yes ;;
	--keep) keep=yes ;;
	--) shift && break ;;
	*) echo "unknown option $1" >&2 && exit 2 ;;
	esac
	shift
done
if [[ $# -gt 0 ]]; then
	command=("$@")
else
	command=(npx vitest run test/radosgw)
fi

readonly programs=(radosgw radosgw-admin ceph ceph-mon ceph-osd monmaptool)
missing() {
	local program
	for program in "${programs[@]}"; do
		command -v "$program" >/dev/null || echo "$program"
	done
}

if [[ -n $(missing) && $install == yes ]]; then
	if [[ $(id -u) -ne 0 || ! -e /etc/debian_version ]]; then
		echo "--install needs root on Debian" >&2
		exit 2
	fi
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
		radosgw ceph-mon ceph-osd
fi
if [[ -n $(missing) ]]; then
	echo "missing: $(missing | tr '\n' ' ')(Debian: radosgw ceph-mon ceph-osd, or --install)" >&2
	exit 2
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/huixun-radosgw.XXXXXX")
started=()

stop() {
	local status=$? pid file
	# The monitor and the store put themselves into the background; their files say where.
	for file in "$folder"/*.pid; do
		[[ -s $file ]] && started+=("$(<"$file")")
	done
	for pid in "${started[@]}"; do
		kill -TERM "$pid" 2>/dev/null || true
	done
	for pid in "${started[@]}"; do
		for _ in $(seq 50); do
			kill -0 "$pid" 2>/dev/null || break
			sleep 0.1
		done
		kill -KILL "$pid" 2>/dev/null || true
	done
	if [[ $keep == yes ]]; then
		echo "logs: $folder" >&2
	else
		rm -rf "$folder"
	fi
	exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Until the command succeeds; then its log would only be noise.
until_up() {
	local what=$1
	shift
	local deadline=$((SECONDS + patience))
	until "$@" >"$folder/wait.log" 2>&1; do
		if ((SECONDS > deadline)); then
			echo "$what did not come up:" >&2
			tail -n 20 "$folder/wait.log" "$folder"/*.log >&2
			exit 1
		fi
		sleep 0.5
	done
}

listening() {
	(exec 3<>"/dev/tcp/127.0.0.1/$port")
}

readonly fsid=$(cat /proc/sys/kernel/random/uuid)
readonly mon_addresses="[v2:127.0.0.1:$mon_port,v1:127.0.0.1:$((mon_port + 1))]"
readonly conf=$folder/ceph.conf

# Without authentication, as only loopback reaches it. `ms mon client mode = crc`: without it the
# gateway waits 300 seconds for a ticket that nobody gives. One small store in memory.
cat >"$conf" <<END
[global]
fsid = $fsid
mon host = $mon_addresses
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
auth supported = none
ms mon client mode = crc
ms mon cluster mode = crc
ms mon service mode = crc
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
mon allow pool size one = true
osd objectstore = memstore
memstore device bytes = 1073741824
osd crush chooseleaf type = 0
run dir = $folder
pid file = $folder/\$type.\$id.pid
admin socket = $folder/\$type.\$id.asok
keyring = $folder/keyring
mon data = $folder/mon.\$id
osd data = $folder/osd.\$id
log file = $folder/\$type.\$id.log

[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw data = $folder/rgw
END
mkdir -p "$folder/osd.0" "$folder/rgw"
touch "$folder/keyring"

monmaptool --create --addv a "$mon_addresses" --fsid "$fsid" "$folder/monmap" >"$folder/setup.log" 2>&1
ceph-mon --mkfs -i a --monmap "$folder/monmap" -c "$conf" >>"$folder/setup.log" 2>&1
ceph-mon -i a -c "$conf" >>"$folder/setup.log" 2>&1
until_up "the monitor" timeout 5 ceph -c "$conf" osd create
ceph-osd --mkfs -i 0 -c "$conf" >>"$folder/setup.log" 2>&1
ceph -c "$conf" osd crush add osd.0 1.0 host=localhost root=default >>"$folder/setup.log" 2>&1
ceph-osd -i 0 -c "$conf" >>"$folder/setup.log" 2>&1
radosgw-admin -c "$conf" -n client.rgw user create --uid=huixun --display-name=huixun \
	--access-key="$access_key" --secret-key="$secret_key" >>"$folder/setup.log" 2>&1
radosgw -c "$conf" -n client.rgw -f >>"$folder/setup.log" 2>&1 &
started+=($!)
until_up "the gateway" listening

export HUIXUN_S3_ENDPOINT=http://127.0.0.1:$port
export HUIXUN_S3_BUCKET=$bucket
export HUIXUN_S3_VERSIONED_BUCKET=$bucket-versioned
export HUIXUN_S3_TARGET=radosgw
export AWS_ACCESS_KEY_ID=$access_key
export AWS_SECRET_ACCESS_KEY=$secret_key
export AWS_REGION=us-east-1
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
cd "$repo"
echo "radosgw at $HUIXUN_S3_ENDPOINT after $SECONDS s" >&2
node --import tsx test/radosgw/createBuckets.ts
"${command[@]}"
