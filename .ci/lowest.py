"""The lowest versions that pyproject.toml allows, one `name==version` a line: what the suite is run against as well."""

import re
from pathlib import Path

import tomllib

LINTERS = ("mypy", "ruff", "types-PyYAML")  # they judge the code, with their newest rules; the suite needs none of them

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in project["dependencies"] + project["optional-dependencies"]["test"]:
    name, lowest = re.match(r"([\w.-]+)(?:>=([\w.]+))?", requirement).groups()
    if name not in LINTERS:
        print(f"{name}=={lowest}")
