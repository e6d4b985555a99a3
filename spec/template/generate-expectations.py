"""Renders the cases with Jinja2 in dbt's settings and writes what came out, for jinja.test.ts to compare with.

Needs jinja2, PyYAML and pytz: python generate-expectations.py
"""
import datetime
import hashlib
import itertools
import json
import pathlib
import re

import pytz
import yaml
from jinja2.sandbox import SandboxedEnvironment

HERE = pathlib.Path(__file__).parent


def fn(*args, **kwargs):
    return f"args={list(args)} kwargs={dict(kwargs)}"


def or_default(attempt):
    def call(value, default=None, **kwargs):
        try:
            return attempt(value, **kwargs)
        except Exception:
            return default
    return call


class Module(dict):
    pass


def context():
    data = json.loads((HERE / "context.json").read_text())
    data.update(
        fn=fn,
        zip=lambda *lists: zip(*lists),
        set=lambda value: set(value),
        fromjson=or_default(json.loads),
        tojson=or_default(lambda value, sort_keys=False: json.dumps(value, sort_keys=sort_keys)),
        fromyaml=or_default(yaml.safe_load),
        toyaml=or_default(lambda value, sort_keys=False: yaml.safe_dump(data=value, sort_keys=sort_keys)),
        local_md5=lambda text: hashlib.md5(text.encode()).hexdigest(),
        config=lambda **_: "",
        ref=lambda name: f'"db"."s"."{name}"',
        is_incremental=lambda: True,
        this="this_table",
        modules={
            "re": {name: getattr(re, name) for name in re.__all__},
            "itertools": {name: getattr(itertools, name) for name in dir(itertools) if name[0] != "_"},
            "pytz": {"timezone": pytz.timezone, "utc": pytz.utc},
            "datetime": {name: getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta", "tzinfo")},
        },
    )
    return data


def expect(source):
    environment = SandboxedEnvironment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    try:
        return {"template": source, "text": environment.from_string(source).render(context())}
    except Exception as error:
        return {"template": source, "error": f"{type(error).__name__}: {error}"}


def main():
    # A line that ends within quotes goes on in the next; no case of expressions.txt begins otherwise than with a tag.
    lines = (HERE / "cases/expressions.txt").read_text().rstrip("\n").split("\n")
    expressions = []
    for line in lines:
        if line.startswith(("{{", "{%", "{#")):
            expressions.append(line)
        else:
            expressions[-1] += "\n" + line
    templates = (HERE / "cases/templates.txt").read_text().split("\n----\n")
    for name, cases in (("expressions", expressions), ("templates", templates)):
        # One expression each, so that a difference names its place.
        single = [part for case in cases for part in ([case] if name == "templates" else split(case))]
        rendered = json.dumps([expect(case) for case in single], indent=1, ensure_ascii=True)
        (HERE / "expected").mkdir(exist_ok=True)
        (HERE / f"expected/{name}.json").write_text(rendered + "\n")


def split(case):
    """The expressions of a line that hold no more than expressions."""
    if "{%" in case or "{#" in case or case.count("{{") < 2 or '"{{' in case:
        return [case]
    parts = re.findall(r"\{\{.*?\}\}\}?(?=[ |]|$)\|?", case, re.S)
    return parts if " ".join(parts) == case else [case]


if __name__ == "__main__":
    main()
