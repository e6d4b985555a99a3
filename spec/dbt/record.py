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
        results = Path("target/run_results.json")
        if results.exists() and not looks_back(step):
            results.unlink()
        made = dbtRunner().invoke(["--quiet", "--no-send-anonymous-usage-stats", *step])
        exits.append(0 if made.success else 1 if made.exception is None else 2)
        statuses = {}
        if results.exists():
            for result in json.loads(results.read_text())["results"]:
                statuses[result["unique_id"]] = [result["status"], result["failures"]]
        steps.append(dict(sorted(statuses.items())))
        if not compiled and Path("target/manifest.json").exists():
            manifest = json.loads(Path("target/manifest.json").read_text())
            for id, node in manifest["nodes"].items():
                # What dbt writes behind a Python model is its own.
                if node.get("compiled_code") and node.get("language") != "python":
                    compiled[id] = plain(node["compiled_code"])
    expected = {
        "exits": exits,
        "steps": steps,
        "compiled": dict(sorted(compiled.items())),
        "tables": tables(case.get("ignore", {})),
    }
    if case.get("lists"):
        expected["lists"] = {words: listing(dbtRunner(), words.split(" ")) for words in case["lists"]}
    if case.get("manifest"):
        # Read anew, so that nothing is compiled.
        dbtRunner().invoke(["--quiet", "--no-send-anonymous-usage-stats", "parse"])
        expected["manifest"] = told(json.loads(Path("target/manifest.json").read_text()))
    (HERE / name / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    os.chdir("/")
    shutil.rmtree(folder)
    queue.put(name)


def looks_back(words):
    """Whether a command reads what the one before it left."""
    return "retry" in words or any("result:" in word for word in words)


def listing(runner, words):
    """The words of `ls`, or None where dbt refuses."""
    made = runner.invoke(["--quiet", "--no-send-anonymous-usage-stats", "ls", *words])
    return " ".join(made.result) if made.success else None


GROUPS = ["nodes", "sources", "exposures", "unit_tests", "macros", "docs", "metrics", "groups", "saved_queries", "semantic_models"]


def told(manifest):
    """What a manifest says, without dbt's own macros and what no two runs have in common; compare-projects.ts does the same to ours."""
    said = {}
    for group in GROUPS:
        said[group] = {id: node_told(node) for id, node in manifest[group].items() if not is_built_in(id)}
    said["disabled"] = {id: [node_told(node) for node in nodes] for id, nodes in manifest["disabled"].items()}
    for key in ["parent_map", "child_map", "group_map"]:
        said[key] = {id: others if key == "parent_map" else sorted(others) for id, others in manifest[key].items() if not is_built_in(id)}
    said["selectors"] = manifest["selectors"]
    return said


def is_built_in(id):
    return id.split(".")[1] in ("dbt", "dbt_duckdb") if "." in id else False


# Bookkeeping; checksums of Python's own ways to print; SQL, which is compared elsewhere.
NOT_TOLD = ["created_at", "root_path", "compiled_code", "extra_ctes"]
NOT_TOLD_OF = {
    # Their own macros are not dbt's.
    "test": ["raw_code"],
    "model": [],
    "snapshot": ["checksum"],
    "unit_test": ["checksum", "versions"],
    # dbt shows them with the settings of models.
    "operation": ["checksum", "config", "unrendered_config", "original_file_path"],
    "group": ["config"],
    "macro": ["depends_on", "macro_sql"],
}


def node_told(node):
    kind = node["resource_type"]
    kept = {key: value for key, value in node.items() if key not in NOT_TOLD + NOT_TOLD_OF.get(kind, [])}
    if "depends_on" in kept:
        # Of macros the order hangs on how calls are nested.
        kept["depends_on"] = {"nodes": kept["depends_on"].get("nodes", []), "macros": sorted(each for each in kept["depends_on"].get("macros", []) if each)}
    for settings in [kept.get("config"), kept.get("unrendered_config")]:
        if settings is None:
            continue
        if "tags" in settings:
            settings["tags"] = sorted(set(listed(settings["tags"])))
        for key in ["pre-hook", "post-hook"]:
            if key in settings:
                settings[key] = [hook.strip() if isinstance(hook, str) else hook for hook in listed(settings[key])]
    return kept


def listed(value):
    return value if isinstance(value, list) else [value]


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
        # What dbt forgets of later builds of Python models.
        if re.search(r"__dbt_tmp\d+$", table):
            continue
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
