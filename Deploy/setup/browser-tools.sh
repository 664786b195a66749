#!/bin/bash
# Makes what the tests of the pages need: what drives Chromium and what checks pages, in a folder of their own under
# .build. The browser itself is Debian's.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
tools=$PWD/.build/browser-tools
"$tools/bin/python" -c 'import playwright, axe_playwright_python' 2>/dev/null && exit 0
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check -r "$here/browser-tools.txt"
