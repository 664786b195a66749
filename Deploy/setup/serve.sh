#!/bin/sh
# Starts the service on the store named by TURNOUT_STORE, and first says where to look and how to try it: with an access
# token that lives a day, and three requests that work as they stand.
set -eu

turnout=${TURNOUT:-.build/release/turnout}
export TURNOUT_STORE="${TURNOUT_STORE:-sqlite:turnout.db}"
port=${PORT:-8080}
address="http://127.0.0.1:$port"

# The first text of a named field of JSON read from the input.
field() { sed -n 's/.*"'"$1"'" : "\([^"]*\)".*/\1/p' | head -n 1; }

token=$("$turnout" token add --role administrator --label "to try the service" --days 1 --format json | field token)
event=$("$turnout" event list --free --limit 1 --format json | field event)
agency=$("$turnout" agency list --limit 1 --format json | field code)

cat <<TEXT

The service: $address/api (a page), $address/api/openapi.json (for programs)
A token to try it with, for a day: $token

curl -s -H "Authorization: Bearer $token" "$address/api/v1/events?free=true&limit=3"
curl -s -H "Authorization: Bearer $token" -H "Content-Type: application/json" -H "Idempotency-Key: try-1" -d '{"email":"sam@agency.example","name":"Sam Example","agency":"$agency","job_role":"nurse"}' "$address/api/v1/events/$event/bookings"
curl -s -H "Authorization: Bearer $token" "$address/api/v1/people/sam@agency.example/bookings"

TEXT
exec "$turnout" serve --port "$port"
