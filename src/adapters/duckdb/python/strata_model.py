"""Runs Python models for Strata: one at a time, in a process of their own.

Messages are JSON, a line each: jobs and tables come in by stdin, questions, log lines and results go out by stdout. The
model's session is a DuckDB database in memory that looks like the warehouse: a table is brought in when it is first named.
"""

import io
import json
import os
import queue
import re
import shutil
import signal
import sys
import threading
import traceback
import types


class Channel:
    """The two pipes. What the model prints becomes messages; the pipes themselves are out of its reach."""

    def __init__(self):
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        self._lock = threading.Lock()
        self._heard = queue.Queue()
        self.folder = None
        sys.stdin = open(os.devnull)
        sys.stdout = Printed(self)
        sys.stderr = Printed(self)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._in:
            self._heard.put(json.loads(line))
        # Whoever started this process is gone, whatever the model is doing.
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        os._exit(0)

    def tell(self, message):
        data = json.dumps(message).encode("ascii") + b"\n"
        with self._lock:
            self._out.write(data)
            self._out.flush()

    def hear(self):
        return self._heard.get()


class Printed(io.TextIOBase):
    """A text stream whose lines are told."""

    encoding = "utf-8"

    def __init__(self, channel):
        self._channel = channel
        self._begun = ""
        self._guard = threading.Lock()

    def writable(self):
        return True

    def write(self, text):
        with self._guard:
            *lines, self._begun = (self._begun + str(text)).split("\n")
        for line in lines:
            self._channel.tell({"kind": "log", "text": line})
        return len(text)

    def finish(self):
        if self._begun:
            self.write("\n")


def quote(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"


class Warehouse:
    """The database that the model sees."""

    def __init__(self, duckdb, job, channel):
        self._channel = channel
        self._job = job
        self._known = {}
        for database, schema, name in job["relations"]:
            self._known.setdefault(name.lower(), []).append((database, schema, name))
        self._here = set()
        self._lock = threading.RLock()
        self.con = duckdb.connect(":memory:", config=job["options"])
        self._own = self.con.cursor()
        self._prepare()

    def _prepare(self):
        job, run = self._job, self._own.execute
        if job["database"] != "memory":
            run("ATTACH ':memory:' AS " + quote(job["database"]))
        for extension in job["extensions"]:
            try:
                run("LOAD " + extension)
            except Exception:
                run("INSTALL " + extension)
                run("LOAD " + extension)
        settings = {"python_scan_all_frames": "true", "TimeZone": "UTC"}
        if "temp_directory" not in job["options"]:
            settings["temp_directory"] = os.path.join(job["folder"], "spilled")
        for name, value in settings.items():
            try:
                run("SET GLOBAL " + name + " = " + literal(value))
            except Exception:
                pass  # Not every version has each.
        for name, value in job["settings"].items():
            run("SET GLOBAL " + quote(name) + " = " + literal(value))
        for secret in job["secrets"]:
            run(secret)
        self.enter(self.con)

    def enter(self, con):
        con.execute("USE " + quote(self._job["database"]))

    def named(self, sql):
        """Brings in the relations of the warehouse whose names stand in a text."""
        if not isinstance(sql, str):
            return
        for word in set(re.findall(r"[^\W\d]\w*", sql)) | set(re.findall(r'"((?:[^"]|"")+)"', sql)):
            for relation in self._known.get(word.replace('""', '"').lower(), ()):
                self.bring(relation)

    def bring(self, relation):
        with self._lock:
            if relation in self._here:
                return
            self._channel.tell({"kind": "need", "relation": relation})
            answer = self._channel.hear()
            if "said" in answer:
                raise RuntimeError(answer["said"])
            self._here.add(relation)
            database, schema, name = relation
            alias = "strata_in_%d" % len(self._here)
            run = self._own.execute
            run("ATTACH " + literal(answer["file"]) + " AS " + alias + " (READ_ONLY)")
            if database != self._job["database"]:
                run("ATTACH IF NOT EXISTS ':memory:' AS " + quote(database))
            place = quote(database) + "." + quote(schema)
            run("CREATE SCHEMA IF NOT EXISTS " + place)
            run("CREATE VIEW %s.%s AS SELECT * FROM %s.main.%s" % (place, quote(name), alias, quote("rows")))

    def load(self, text):
        """What dbt.ref() and dbt.source() give: a relation of all rows."""
        self.named(text)
        return self.con.query("SELECT * FROM " + text)

    def keep(self, frame):
        """Writes the model's rows; gives nothing back, for the file is what counts."""
        if type(frame).__module__.split(".")[0] == "pyarrow":
            import pyarrow.dataset  # noqa: F401  DuckDB looks into Arrow's tables through it.
        into = self._job["into"]
        self.con.register("strata_frame", frame)
        self.con.execute("ATTACH " + literal(into["file"]) + " AS strata_out")
        self.con.execute("CREATE TABLE strata_out.main.%s AS SELECT * FROM strata_frame" % quote(into["name"]))
        self.con.unregister("strata_frame")
        self.con.execute("DETACH strata_out")

    def close(self):
        self._own.close()
        self.con.close()


class Session:
    """The connection, which brings in what a query names before it runs."""

    def __init__(self, warehouse, con):
        self._warehouse = warehouse
        self._con = con

    def __getattr__(self, name):
        return getattr(self._con, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def cursor(self):
        con = self._con.cursor()
        self._warehouse.enter(con)
        return Session(self._warehouse, con)

    duplicate = cursor

    def close(self):
        """Its owner closes it."""


def _bringing(name):
    def method(self, query, *args, **kwargs):
        self._warehouse.named(query)
        result = getattr(self._con, name)(query, *args, **kwargs)
        return self if result is self._con else result

    method.__name__ = name
    return method


for _name in ("sql", "query", "execute", "executemany", "table", "view", "from_query"):
    setattr(Session, _name, _bringing(_name))


def work(duckdb, job, channel):
    warehouse = Warehouse(duckdb, job, channel)
    try:
        module = types.ModuleType(job["model"])
        module.__file__ = job["file"]
        sys.modules[job["model"]] = module
        exec(compile(job["code"], job["file"], "exec"), module.__dict__)
        session = Session(warehouse, warehouse.con)
        warehouse.keep(module.model(module.dbtObj(warehouse.load), session))
    finally:
        warehouse.close()


def failure(error, job):
    """The frames of the author's, innermost last, and what Python says."""
    own = os.path.abspath(__file__)
    frames = []
    for frame in traceback.extract_tb(error.__traceback__):
        ours = os.path.abspath(frame.filename) == own
        added = frame.filename == job["file"] and frame.lineno > job["lines"]
        if not ours and not added and not frame.filename.startswith("<frozen"):
            frames.append({"file": frame.filename, "line": frame.lineno, "name": frame.name, "text": frame.line})
    said = "".join(traceback.format_exception_only(type(error), error)).strip()
    place = None
    if isinstance(error, SyntaxError) and error.filename == job["file"]:
        place = {"line": error.lineno or 1, "column": error.offset or 1}
        said = "%s: %s" % (type(error).__name__, error.msg)
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {"kind": "failed", "said": said, "frames": frames, "place": place, "missing": missing}


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    here = os.path.dirname(os.path.abspath(__file__))
    if sys.path and os.path.abspath(sys.path[0]) == here:
        del sys.path[0]
    channel = Channel()
    try:
        import duckdb
    except ImportError as error:
        channel.tell({"kind": "unfit", "said": str(error)})
        return
    channel.tell({"kind": "ready", "version": duckdb.__version__})
    home = os.getcwd()
    while True:
        job = channel.hear()
        channel.folder = job["folder"]
        sys.path.extend(path for path in job["paths"] if path not in sys.path)
        try:
            work(duckdb, job, channel)
            answer = {"kind": "done"}
        except BaseException as error:
            answer = failure(error, job)
        finally:
            sys.modules.pop(job["model"], None)
            os.chdir(home)
        sys.stdout.finish()
        sys.stderr.finish()
        channel.tell(answer)


if __name__ == "__main__":
    main()
