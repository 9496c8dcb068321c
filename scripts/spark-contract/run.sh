#!/usr/bin/env bash
# Usage: scripts/spark-contract/run.sh — runs every statement of the craft on DuckDB and on a local Spark 4 and compares the answers.
# Needs Java 17 and Python 3.9 or later; keeps PySpark in var/.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=var/spark-contract/venv
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pyspark' 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'pyspark==4.0.1'
fi
node_modules/.bin/node scripts/spark-contract/collect.ts var/spark-contract/contract.json
exec "$venv/bin/python" scripts/spark-contract/compare.py var/spark-contract/contract.json
