#!/bin/bash
# Makes what the tests of mail need: a mail server and a reader of calendars, in a folder of their own under .build.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
tools=$PWD/.build/mail-tools
"$tools/bin/python" -c 'import aiosmtpd, icalendar' 2>/dev/null && exit 0
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check -r "$here/mail-tools.txt"
