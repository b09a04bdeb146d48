"""Names of Daft's public functions, for the page of functions: none may be missing there. Writes daft-functions.json.

    python tests/reference/daft-functions.py
"""

import inspect
import json
import pathlib

import daft
import daft.functions as functions

names = sorted(
    name
    for name in getattr(functions, "__all__", dir(functions))
    if not name.startswith("_") and callable(getattr(functions, name)) and not inspect.isclass(getattr(functions, name))
)
text = json.dumps({"daft": daft.__version__, "functions": names}, indent=1)
pathlib.Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf-8")
print(len(names))
