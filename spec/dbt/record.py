"""Writes what dbt makes of the projects beside this file into their expected.json.

Usage: record.py [project ...]. Called by scripts/dbt-expectations.mjs, which brings dbt.
"""

import json
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "projects"
PROFILES = """spec:
  target: dev
  outputs:
    dev: {type: duckdb, path: warehouse.duckdb, schema: main, threads: 2}
    prod: {type: duckdb, path: warehouse.duckdb, schema: prod, threads: 2}
"""


def record(name, queue):
    case_file = HERE / name / "case.json"
    case = json.loads(case_file.read_text()) if case_file.exists() else {}
    folder = tempfile.mkdtemp()
    project = os.path.join(folder, "project")
    shutil.copytree(HERE / name, project)
    os.chdir(project)
    Path("profiles.yml").write_text(PROFILES)
    os.environ.update(case.get("environment", {}))
    from dbt.cli.main import dbtRunner

    steps = []
    exits = []
    compiled = {}
    for step in case.get("steps", [["build"]]):
        if isinstance(step, dict):
            apply(step)
            continue
        made = dbtRunner().invoke(["--quiet", "--no-send-anonymous-usage-stats", *step])
        exits.append(0 if made.success else 1 if made.exception is None else 2)
        results = Path("target/run_results.json")
        statuses = {}
        if results.exists():
            for result in json.loads(results.read_text())["results"]:
                if result["status"] == "no-op":
                    continue
                statuses[result["unique_id"]] = [result["status"], result["failures"]]
            results.unlink()
        steps.append(dict(sorted(statuses.items())))
        if not compiled and Path("target/manifest.json").exists():
            manifest = json.loads(Path("target/manifest.json").read_text())
            for id, node in manifest["nodes"].items():
                if node.get("compiled_code"):
                    compiled[id] = plain(node["compiled_code"])
    expected = {
        "exits": exits,
        "steps": steps,
        "compiled": dict(sorted(compiled.items())),
        "tables": tables(case.get("ignore", {})),
    }
    if case.get("manifest"):
        expected["manifest"] = told(json.loads(Path("target/manifest.json").read_text()))
    (HERE / name / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    os.chdir("/")
    shutil.rmtree(folder)
    queue.put(name)


# Of each node of a manifest; what is not here is dbt's own bookkeeping, or is known to be told otherwise.
FIELDS = """name resource_type package_name path original_file_path unique_id fqn alias schema database relation_name tags
meta description patch_path access version latest_version raw_code refs docs config constraints column_name attached_node
file_key_name test_metadata identifier source_name source_description loader loaded_at_field freshness type owner maturity
url label model given expect overrides""".split()
# Settings of tests stand where they were written; of snapshots only what was set.
OTHERWISE = {
    "test": ["alias", "severity", "tags"],
    "snapshot": ["dbt_valid_to_current", "snapshot_meta_column_names", "target_database", "target_schema", "updated_at"],
}


def told(manifest):
    groups = {}
    for group in ["nodes", "sources", "exposures", "unit_tests"]:
        groups[group] = {id: node_told(node) for id, node in manifest[group].items()}
    own = {id for nodes in groups.values() for id in nodes}
    for key in ["parent_map", "child_map"]:
        groups[key] = {
            id: sorted(other for other in others if other in own)
            for id, others in manifest[key].items()
            if id in own
        }
    groups["docs"] = {
        id: {"path": doc["path"], "block_contents": doc["block_contents"]}
        for id, doc in manifest["docs"].items()
        if not id.startswith("doc.dbt.")
    }
    return groups


def node_told(node):
    kind = node["resource_type"]
    kept = {key: node[key] for key in FIELDS if key in node}
    if kind == "test" and "test_metadata" in node and node["test_metadata"] is not None:
        kept.pop("raw_code")
    if "config" in kept:
        kept["config"] = {k: v for k, v in kept["config"].items() if k not in OTHERWISE.get(kind, [])}
    if kind != "seed" and "columns" in node:
        kept["columns"] = {
            name: {key: column[key] for key in ["name", "description", "data_type", "tags", "meta", "quote"]}
            for name, column in node["columns"].items()
        }
    return kept


def apply(change):
    """{"write": {file: text}, "sql": [statement]}: what happens between two commands."""
    for file, text in change.get("write", {}).items():
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(text)
    for source, target in change.get("copy", {}).items():
        shutil.copytree(source, target)
    if "sql" in change:
        connection = duckdb_of()
        for statement in change["sql"]:
            connection.execute(statement)
        connection.close()


def duckdb_of():
    import duckdb
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()
    DuckDBConnectionManager._ENV = None
    return duckdb.connect("warehouse.duckdb")


def plain(sql):
    return re.sub(r"\s+", " ", sql).strip()


def tables(ignore):
    connection = duckdb_of()
    found = {}
    listed = connection.execute(
        "select schema_name, table_name, 'table' from duckdb_tables() where not internal"
        " union all select schema_name, view_name, 'view' from duckdb_views() where not internal"
    ).fetchall()
    for schema, table, kind in listed:
        name = f"{schema}.{table}"
        columns = [
            (column[0], column[1])
            for column in connection.execute(f'describe "{schema}"."{table}"').fetchall()
        ]
        kept = [column for column in columns if column[0] not in ignore.get(name, [])]
        names = ", ".join('"' + column[0].replace('"', '""') + '"' for column in kept)
        rows = connection.execute(
            f'select cast(to_json(r) as varchar) from (select {names} from "{schema}"."{table}") as r'
        ).fetchall()
        found[name] = {
            "kind": kind,
            "columns": [f"{column} {type}" for column, type in columns],
            "rows": sorted(row[0] for row in rows),
        }
    return found


if __name__ == "__main__":
    names = sys.argv[1:] or sorted(path.name for path in HERE.iterdir() if path.is_dir())
    context = multiprocessing.get_context("spawn")
    for name in names:
        queue = context.Queue()
        process = context.Process(target=record, args=(name, queue))
        process.start()
        process.join()
        print(f"{name}: {'recorded' if process.exitcode == 0 else 'FAILED'}", flush=True)
