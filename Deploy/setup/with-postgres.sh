#!/bin/bash
# Runs a command beside a private PostgreSQL cluster, which is stopped and removed whatever becomes of the command.
# The command finds the cluster through TURNOUT_TEST_POSTGRES. CLUSTER_PARENT chooses the disk (default /var/tmp, which,
# unlike /tmp, is seldom held in memory).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -gt 0 ] || { echo "usage: with-postgres.sh COMMAND [ARGUMENT…]" >&2; exit 2; }

cluster=$(mktemp -d "${CLUSTER_PARENT:-/var/tmp}/turnout.XXXXXX")
trap '"$here/postgres.sh" stop "$cluster" || rmdir "$cluster" 2>/dev/null || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

line=$("$here/postgres.sh" start "$cluster")
eval "$line"
"$@"
