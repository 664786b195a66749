#!/bin/sh
# Shows the main job on the store named by TURNOUT_STORE, which is filled with an invented partnership when it is empty:
# the year's report, somebody's bookings, a charge explained, an invoice, and the check of the whole store.
set -eu

turnout=${TURNOUT:-.build/release/turnout}
export TURNOUT_STORE="${TURNOUT_STORE:-sqlite:turnout.db}"

# What a person would type is shown before what it answers.
show() {
    printf '\n$ turnout %s\n' "$*"
    "$turnout" "$@"
}

# The same, cut after the first lines of a long list.
begin() {
    printf '\n$ turnout %s\n' "$*"
    "$turnout" "$@" | sed -n '1,7p;8s/.*/…/p'
}

# The first value of a named column of CSV read from the input; nothing when there is no such column or no row.
first() {
    awk -v wanted="$1" '
        function fields(line, into,    n, i, c, quoted, value) {
            n = 1; value = ""; quoted = 0
            for (i = 1; i <= length(line); i++) {
                c = substr(line, i, 1)
                if (c == "\"") quoted = !quoted
                else if (c == "," && !quoted) { into[n++] = value; value = "" }
                else if (c != "\r") value = value c
            }
            into[n] = value
            return n
        }
        NR == 1 { n = fields($0, head); for (i = 1; i <= n; i++) if (head[i] == wanted) at = i }
        NR == 2 && at { fields($0, row); print row[at] }'
}

# The last financial year (1 April to 31 March) that is over, as 2019/20.
last_year() {
    year=$(date +%Y)
    month=$(date +%m)
    month=${month#0}
    [ "$month" -ge 4 ] || year=$((year - 1))
    printf '%d/%02d' $((year - 1)) $((year % 100))
}

"$turnout" init >/dev/null
agency=$("$turnout" agency list --limit 1 --format csv | first code)
if [ -z "$agency" ]; then
    echo "The store $TURNOUT_STORE is empty; filling it with an invented partnership."
    "$turnout" demo
fi

email=$("$turnout" person list --limit 5 --format csv | first email)
booking=$("$turnout" charges list --state invoiced --format csv | first charge)
invoice=$("$turnout" invoices list --format csv | first number)

show report year "$(last_year)"
show person list --limit 5
[ -z "$email" ] || show person show "$email"
begin charges list --state invoiced
[ -z "$booking" ] || show policy explain "$booking"
begin invoices list
[ -z "$invoice" ] || show invoices show "$invoice"
show verify

printf '\nThe store is %s. Try: %s --help\n' "$TURNOUT_STORE" "$turnout"
