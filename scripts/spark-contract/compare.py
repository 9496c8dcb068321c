"""Usage: compare.py FILE — runs the statements of a contract on local Spark and compares the answers with those of DuckDB.

Rows are compared as a bag, numbers to one part in 10^9, text exactly. Exit 1 when a statement differs or fails.
"""
import datetime
import decimal
import json
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import ArrayType, LongType, StringType, StructField, StructType

contract = json.load(open(sys.argv[1], encoding="utf-8"))
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.sql.codegen.wholeStage", "false")
    .config("spark.sql.debug.maxToStringFields", "10")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")

for statement in contract["preparation"]:
    spark.sql(statement)

SEPARATOR = "\u0003"
for constant in contract["lists"]:
    items = constant["items"]
    numbers = any(isinstance(item, int) or (isinstance(item, str) and item.lstrip("-").isdigit() and constant["name"] == "region_bits") for item in items)
    name = "ks_list_" + constant["name"]
    text = SEPARATOR.join("" if item is None else str(item) for item in items).replace("\\", "\\\\").replace("'", "\\'")
    item = "try_cast(x AS BIGINT)" if numbers else "nullif(x, '')"
    kind = "BIGINT" if numbers else "STRING"
    spark.sql(f"DECLARE OR REPLACE VARIABLE {name} ARRAY<{kind}>")
    spark.sql(f"SET VARIABLE {name} = transform(split('{text}', '{SEPARATOR}', -1), x -> {item})")

for table in contract["tables"]:
    names = list(table["columns"])
    schema = StructType([StructField(name, StringType()) for name in names])
    rows = list(zip(*(table["columns"][name] for name in names)))
    spark.createDataFrame(rows, schema).coalesce(1).createOrReplaceTempView(table["name"])


def plain(value):
    if isinstance(value, datetime.datetime):
        text = value.strftime("%H:%M:%S")
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d} {text}" + (f".{value.microsecond:06d}".rstrip("0") if value.microsecond else "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def same(left, right):
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float, str)) and isinstance(right, (int, float)) and not isinstance(left, bool):
        try:
            number = float(left)
        except ValueError:
            return False
        return abs(number - right) <= 1e-9 * max(abs(number), abs(right))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right))
    return left == right


def order(row):
    return json.dumps([f"{item:.6g}" if isinstance(item, (int, float)) and not isinstance(item, bool) else item for item in row], ensure_ascii=False, default=str)


passed = failed = 0
for statement in contract["statements"]:
    name = statement["name"]
    try:
        if "error" in statement:
            raise ValueError(statement["error"])
        frame = spark.sql(statement["sql"])
        if statement.get("as"):
            frame = spark.createDataFrame(frame.collect(), frame.schema).coalesce(1)
            frame.createOrReplaceTempView(statement["as"])
        columns = list(statement["answer"][0]) if statement["answer"] else frame.columns
        if statement["answer"] and columns != frame.columns:
            raise ValueError(f"columns {frame.columns} instead of {columns}")
        expected = sorted(([row[c] for c in columns] for row in statement["answer"]), key=order)
        got = sorted(([plain(row[c]) for c in columns] for row in frame.collect()), key=order)
        if len(expected) != len(got):
            raise ValueError(f"{len(got)} rows instead of {len(expected)}")
        for want, have in zip(expected, got):
            for column, a, b in zip(columns, want, have):
                if not same(a, b):
                    raise ValueError(f"{column}: DuckDB {a!r}, Spark {b!r} in {have[:6]!r}")
        passed += 1
    except Exception as error:  # every statement is tried: the report is the point
        failed += 1
        print(f"FAILED {name}: {str(error)[:600]}")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
