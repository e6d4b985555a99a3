"""Runs Python models for Strata, each in a thread, so that they share what they import.

Messages are JSON, a line each: jobs and tables come in by stdin, questions, log lines and results go out by stdout. A
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
    """The two pipes. What models print becomes messages; the pipes themselves are out of their reach."""

    def __init__(self):
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        self._lock = threading.Lock()
        sys.stdin = open(os.devnull)
        sys.stdout = Printed(self)
        sys.stderr = Printed(self)

    def lines(self):
        return map(json.loads, self._in)

    def tell(self, message):
        data = json.dumps(message).encode("ascii") + b"\n"
        with self._lock:
            self._out.write(data)
            self._out.flush()


class Printed(io.TextIOBase):
    """A text stream whose lines are told, each thread's apart."""

    encoding = "utf-8"

    def __init__(self, channel):
        self._channel = channel
        self._of = threading.local()

    def writable(self):
        return True

    def write(self, text):
        *lines, self._of.begun = (getattr(self._of, "begun", "") + str(text)).split("\n")
        for line in lines:
            self._channel.tell({"kind": "log", "text": line})
        return len(text)

    def finish(self):
        if getattr(self._of, "begun", ""):
            self.write("\n")


class Job(dict):
    """What one model is run with, and the answers to what it asks."""

    def __init__(self, message, channel):
        super().__init__(message)
        self._channel = channel
        self.answers = queue.Queue()

    def tell(self, message):
        self._channel.tell(dict(message, id=self["id"]))

    def ask(self, message):
        self.tell(message)
        return self.answers.get()


def quote(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"


class Warehouse:
    """The database that the model sees."""

    def __init__(self, duckdb, job):
        self._job = job
        self._known = {}
        for database, schema, name in job["relations"]:
            self._known.setdefault(name.lower(), []).append((database, schema, name))
        self._macros = {}
        for macro in job["macros"]:
            self._macros.setdefault(macro[2].lower(), []).append(macro)
        self._here = set()
        self._lock = threading.RLock()
        self.con = duckdb.connect(":memory:", config=job["options"])
        self._own = self.con.cursor()
        self._relation = duckdb.DuckDBPyRelation
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
        """Brings in the relations and macros of the warehouse whose names stand in a text."""
        if not isinstance(sql, str):
            return
        for word in set(re.findall(r"[^\W\d]\w*", sql)) | set(re.findall(r'"((?:[^"]|"")+)"', sql)):
            for relation in self._known.get(word.replace('""', '"').lower(), ()):
                self.bring(relation)
            for macro in self._macros.pop(word.lower(), ()):
                self._define(*macro)

    def _place(self, database, schema):
        if database != self._job["database"]:
            self._own.execute("ATTACH IF NOT EXISTS ':memory:' AS " + quote(database))
        place = quote(database) + "." + quote(schema)
        self._own.execute("CREATE SCHEMA IF NOT EXISTS " + place)
        return place

    def _define(self, database, schema, name, gives_table, parameters, definition):
        self.named(definition)
        place = self._place(database, schema)
        head = "CREATE MACRO %s.%s(%s) AS " % (place, quote(name), ", ".join(map(quote, parameters)))
        self._own.execute(head + ("TABLE " + definition if gives_table else definition))

    def bring(self, relation):
        with self._lock:
            if relation in self._here:
                return
            answer = self._job.ask({"kind": "need", "relation": relation})
            if "said" in answer:
                raise RuntimeError(answer["said"])
            self._here.add(relation)
            database, schema, name = relation
            alias = "strata_in_%d" % len(self._here)
            run = self._own.execute
            run("ATTACH " + literal(answer["file"]) + " AS " + alias + " (READ_ONLY)")
            place = self._place(database, schema)
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
        # A relation may read temporary tables, which are its connection's. A stream of batches is read from the
        # model's connection while they are written, which would wait for itself.
        con = self.con if isinstance(frame, self._relation) else self.con.cursor()
        con.register("strata_frame", frame)
        try:
            self._write(con, into, "")
        except Exception as error:
            # Some types are younger than the form of files that every version reads.
            if "storage version" not in str(error):
                raise
            os.remove(into["file"])
            self._write(con, into, " (STORAGE_VERSION 'latest')")
        con.unregister("strata_frame")

    def _write(self, con, into, how):
        con.execute("ATTACH " + literal(into["file"]) + " AS strata_out" + how)
        try:
            con.execute("CREATE TABLE strata_out.main.%s AS SELECT * FROM strata_frame" % quote(into["name"]))
        finally:
            con.execute("DETACH strata_out")

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


def work(duckdb, job):
    warehouse = Warehouse(duckdb, job)
    try:
        module = types.ModuleType(job["model"])
        module.__file__ = job["file"]
        sys.modules[job["model"]] = module
        exec(compile(job["code"], job["file"], "exec"), module.__dict__)
        if "asyncio" in sys.modules:
            sys.modules["asyncio"].set_event_loop(sys.modules["asyncio"].new_event_loop())
        session = Session(warehouse, warehouse.con)
        warehouse.keep(module.model(module.dbtObj(warehouse.load), session))
    finally:
        sys.modules.pop(job["model"], None)
        warehouse.close()


def run(duckdb, job):
    try:
        work(duckdb, job)
        answer = {"kind": "done"}
    except BaseException as error:
        answer = failure(error, job)
    sys.stdout.finish()
    sys.stderr.finish()
    job.tell(answer)


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
    jobs = {}
    for message in channel.lines():
        if "code" in message:
            job = jobs[message["id"]] = Job(message, channel)
            sys.path.extend(path for path in job["paths"] if path not in sys.path)
            threading.Thread(target=run, args=(duckdb, job), daemon=True).start()
        else:
            jobs[message["id"]].answers.put(message)
    # Whoever started this process is gone, whatever the models are doing.
    for job in jobs.values():
        shutil.rmtree(job["folder"], ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
