# local-bigquery with its tables in memory. It keeps them in files, each commit one more, and reads its whole catalog for each look-up:
# a build of a hundred models spent nine tenths of its time there. How SQL is read and run is left as it is.
# Takes the arguments of `local-bigquery`.
import functools
from importlib.metadata import version

import duckdb
from local_bigquery.cli import main
from local_bigquery.engine import database
from local_bigquery.jobs import load, query
from local_bigquery.settings import settings
from local_bigquery.sql import native

if version("local-bigquery") != "0.3.2":
    raise SystemExit("this is written for the inside of local-bigquery 0.3.2")

OWN = ["emulator", "bq"]
MISSING = (duckdb.CatalogException, duckdb.BinderException)
list_objects = database.objects
fetch = database.fetch
decoded = load._decoded
run_query = query.execute


@functools.cache
def connect():
    con = duckdb.connect(config={"TimeZone": "UTC"})
    for name in OWN:
        con.execute(f"ATTACH ':memory:' AS {name}")
    con.execute(database.EMULATOR_SCHEMA)
    native.register(con)
    for path in database.FUNCTIONS:
        con.execute(database.MACRO.sub(r"CREATE MACRO bq.main.\1", path.read_text()))
    attach(con, settings.default_project_id)
    return con


def attach(con, project):
    con.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {database.quote(project)}")
    default = database.quote(project, settings.default_dataset_id)
    if project == settings.default_project_id:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {default}")
    database._attached.add(project)


def projects():
    return sorted(database._attached)


def objects(project, dataset, table=None):
    if table is None:
        return list_objects(project, dataset)
    try:
        # Only tables have rowids.
        [(rows,)] = fetch(f"SELECT count(rowid) FROM {database.quote(project, dataset, table)}")
        return [(table, "TABLE", rows)]
    except MISSING:
        wanted = "database_name = ? AND schema_name = ? AND view_name = ?"
        return fetch(f"SELECT view_name, 'VIEW', 0 FROM duckdb_views() WHERE {wanted}", [project, dataset, table])


def fetch_quickly(sql, params=None):
    """Columns of one table, which are asked for by all columns of all tables."""
    if "FROM duckdb_columns()" not in sql:
        return fetch(sql, params)
    name = database.quote(*params[:3])
    try:
        columns = fetch('SELECT name, "notnull" FROM pragma_table_info(?)', [name])
    except MISSING:
        return []
    if len(params) == 4:
        return [(1,) for column, _ in columns if column == params[3]]
    return [(column,) for column, required in columns if required]


class FreshCursor:
    """Has made no temporary tables yet, so none need be looked for."""

    def __init__(self, cursor):
        self.cursor = cursor

    def __getattr__(self, name):
        return getattr(self.cursor, name)

    def sql(self, text, *args, **more):
        if text.endswith("FROM duckdb_tables() WHERE temporary"):
            text = "SELECT '' AS table_name WHERE false"
        return self.cursor.sql(text, *args, **more)


def decode(expression, field, depth=0):
    """Bytes are base64 in text formats alone; in Parquet they are themselves."""
    if field.type != "BYTES" or field.mode == "REPEATED":
        return decoded(expression, field, depth)
    text = f"from_base64(CAST({expression} AS VARCHAR))"
    return f"CASE WHEN typeof({expression}) = 'BLOB' THEN CAST({expression} AS BLOB) ELSE {text} END"


def run(cursor, *args, session=None, **more):
    return run_query(cursor if session else FreshCursor(cursor), *args, session=session, **more)


database._connect = connect
database._attach = attach
database.projects = projects
database.objects = objects
database.fetch = fetch_quickly
query.execute = run
load._decoded = decode
main()
