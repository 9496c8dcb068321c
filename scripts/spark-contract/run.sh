#!/usr/bin/env bash
# Usage: scripts/spark-contract/run.sh — runs the craft's own statements on DuckDB and on a local Spark 4 and compares the answers (docs/engines.md).
# Needs Java 17 and Python 3.9 or later; keeps PySpark and the record in var/.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=var/spark-contract/venv
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pyspark, pyarrow' 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'pyspark==4.0.1' 'pyarrow>=14'
fi
node_modules/.bin/node scripts/spark-contract/collect.ts var/spark-contract/record
exec "$venv/bin/python" scripts/spark-contract/compare.py var/spark-contract/record
