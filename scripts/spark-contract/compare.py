"""Usage: compare.py FOLDER — runs the statements of a contract (collect.ts) on local Spark and compares the answers with those of DuckDB.

Every statement reads tables and files as DuckDB left them, so that each stands or falls by itself. Rows are compared as a bag, in sequence where the
query's last word is ORDER BY; numbers to one part in 10^9, everything else exactly, types of tables and files included. Exit 1 when a statement differs
or fails, or when a place of the steps that asks an engine was not reached and nothing in `contract/sites.ts` says why. CONTRACT_TIMES=1 adds
where the time went, CONTRACT_FROM=n begins at the n-th, CONTRACT_SECONDS=n stops in time.
"""
import collections
import datetime
import decimal
import json
import logging
import math
import os
import re
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

FOLDER = os.path.abspath(sys.argv[1])
contract = json.load(open(os.path.join(FOLDER, "contract.json"), encoding="utf-8"))
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.sql.codegen.wholeStage", "false")
    .config("spark.sql.debug.maxToStringFields", "10")
    .config("spark.sql.adaptive.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    # few rows under long statements: to interpret them costs less than to compile them
    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    # a prefecture is a code, not a number
    .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)

ORDERED = re.compile(r"\bORDER BY\b[^()]*(?:\([^()]*\)[^()]*)*$", re.I)
ABOUT = re.compile(r"approx_count_distinct\([^()]*\) AS `?(\w+)", re.I)


def family(kind):
    """Types that both engines must agree on; text and lists as they are, decimals by digits."""
    if pa.types.is_dictionary(kind):
        return family(kind.value_type)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return "text"
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"list of {family(kind.value_type)}"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    if pa.types.is_date(kind):
        return "date"
    return str(kind)


def same(left, right, about=False):
    if left is None or right is None or isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float, decimal.Decimal)) and isinstance(right, (int, float, decimal.Decimal)):
        if isinstance(left, int) and isinstance(right, int) and not about:
            return left == right
        a, b = float(left), float(right)
        if math.isnan(a) or math.isnan(b):
            return math.isnan(a) and math.isnan(b)
        return abs(a - b) <= (0.2 if about else 1e-9) * max(abs(a), abs(b))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right))
    return left == right


def sortable(value):
    if value is None:
        return (0, "")
    if isinstance(value, bool):
        return (1, str(value))
    if isinstance(value, (int, decimal.Decimal)):
        return (2, float(value))
    if isinstance(value, float):
        return (2, float(f"{value:.7g}"))
    if isinstance(value, list):
        return (3, json.dumps(value, default=str, ensure_ascii=False))
    if isinstance(value, datetime.datetime):
        return (4, value.replace(tzinfo=None).isoformat())
    return (4, str(value))


def rows_of(table):
    columns = [column.to_pylist() for column in table.columns]
    rows = list(zip(*columns)) if columns else []
    return [[v.replace(tzinfo=None) if isinstance(v, datetime.datetime) else v for v in row] for row in rows]


def compare(statement, expected, got):
    act, sql = statement["act"], statement["sql"]
    names, found = expected.schema.names, got.schema.names
    if act != "insert" and names != found and not all("(" in a or a == b for a, b in zip(names, found)):
        raise ValueError(f"columns {found} instead of {names}")
    for name, a, b in zip(names, expected.schema.types, got.schema.types):
        if family(a) != family(b) and act not in ("insert", "query"):
            raise ValueError(f"type of {name}: DuckDB {a}, Spark {b}")
    want, have = rows_of(expected), rows_of(got)
    if len(want) != len(have):
        raise ValueError(f"{len(have)} rows instead of {len(want)}")
    if not ORDERED.search(sql):
        by = lambda row: [sortable(value) for value in row]
        want, have = sorted(want, key=by), sorted(have, key=by)
    about = [name in ABOUT.findall(sql) for name in found]
    for left, right in zip(want, have):
        for name, a, b, rough in zip(names, left, right, about):
            if not same(a, b, rough):
                raise ValueError(f"{name}: DuckDB {a!r}, Spark {b!r} in {right[:6]!r}")


known = {}


def make_known(reads):
    """Views over DuckDB's tables as they stood."""
    for name, file in reads.items():
        if known.get(name) != file:
            spark.read.parquet(os.path.join(FOLDER, file)).createOrReplaceTempView(f"`{name}`")
            known[name] = file


for text in contract["preparation"]:
    spark.sql(text)
passed = failed = 0
reasons = collections.Counter()
times = collections.Counter()
deadline = time.monotonic() + float(os.environ.get("CONTRACT_SECONDS", "inf"))
first = int(os.environ.get("CONTRACT_FROM", "0"))
for number, statement in enumerate(contract["statements"]):
    if number < first:
        continue
    if time.monotonic() > deadline:
        print(f"stopped at {number} of {len(contract['statements'])}")
        failed += 1
        break
    start = time.perf_counter()
    try:
        if "error" in statement:
            raise ValueError(statement["error"])
        make_known(statement.get("reads", {}))
        frame = spark.sql(statement["sql"])
        if statement["act"] != "constant":
            compare(statement, pq.read_table(os.path.join(FOLDER, statement["answer"]), partitioning=None), frame.toArrow())
        passed += 1
    except Exception as error:  # every statement is tried: the report is the point
        failed += 1
        reasons[statement["site"]] += 1
        if reasons[statement["site"]] <= 2:
            print(f"FAILED {statement['step']} ({statement['site']}, {number}): {str(error)[:700]}")
    times[statement["site"]] += time.perf_counter() - start

for site, count in reasons.items():
    if count > 2:
        print(f"… {count} in all at {site}")
for site in contract["unreached"]:
    failed += 1
    print(f"FAILED not reached: {site} asks an engine and the small project never comes by (docs/engines.md)")
for excuse in contract["idle"]:
    failed += 1
    print(f"FAILED idle excuse: {excuse['file']}, {excuse['line']!r} is reached or is no more")
for excuse in contract["excused"]:
    print(f"not reached: {excuse['file']}, {excuse['line']!r}: {excuse['why']}")
if os.environ.get("CONTRACT_TIMES"):
    ticks = open(f"/proc/{spark.sparkContext._gateway.proc.pid}/stat").read().rsplit(")", 1)[1].split()
    print(f"CPU: {time.process_time():.0f} s here, {(int(ticks[11]) + int(ticks[12])) / os.sysconf('SC_CLK_TCK'):.0f} s in Spark")
    for site, seconds in times.most_common(25):
        print(f"{seconds:8.2f} s  {site}")
left = contract["left"]
print(
    f"not compared: {left['readers']} statements of readers of foreign formats, {left['handling']} that only name, empty, drop or hand over a table, "
    f"{left['alike']} alike to others that were"
)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
