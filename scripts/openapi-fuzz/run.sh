#!/usr/bin/env bash
# Usage: scripts/openapi-fuzz/run.sh [flags of fuzz.ts] — schemathesis against the OpenAPI document of a server with a small demonstration (docs/security.md).
# Needs Python 3.10 or later; keeps schemathesis and its reports in var/.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=var/openapi-fuzz/venv
if [ ! -x "$venv/bin/st" ] || ! "$venv/bin/st" --version 2>/dev/null | grep -q '4\.32\.5'; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'schemathesis==4.32.5'
fi
exec node_modules/.bin/node --disable-warning=ExperimentalWarning scripts/openapi-fuzz/fuzz.ts "$@"
