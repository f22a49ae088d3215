"""Runs eta.ipynb the way "Restart kernel and run all" would, without Jupyter.

python notebooks/replay.py --order                  the cells and the order in which they really ran
python notebooks/replay.py                          runs them from top to bottom
python notebooks/replay.py --trips FILE --cols A,B  with a trip file of yours and a guess for `cols`
"""

import argparse
import ast
import json
import sys
import traceback
from pathlib import Path

NOTEBOOK = Path(__file__).with_name("eta.ipynb")
AINAS_TRIPS = "/home/aina/Desktop/sampai/trips_final2.csv"


def code_cells():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def show_order(cells):
    for place, cell in enumerate(cells, 1):
        first_line = "".join(cell["source"]).splitlines()[0]
        print(f"cell {place}  ran as [{cell['execution_count']:>2}]  {first_line}")


def run(source, names):
    """Runs one cell; the value of a last expression is printed, as a notebook does."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        if value is not None and "\n" not in repr(value):
            print(value)


def replay(cells, trips, cols):
    names = {"cols": cols.split(",")} if cols else {}
    for place, cell in enumerate(cells, 1):
        source = "".join(cell["source"])
        if trips:
            source = source.replace(AINAS_TRIPS, str(trips))
        print(f"-- cell {place}")
        try:
            run(source, names)
        except Exception as error:
            print("".join(traceback.format_exception_only(error)).strip())
            return 1
    return 0


def main():
    parser = argparse.ArgumentParser(description="Replays eta.ipynb from top to bottom.")
    parser.add_argument("--order", action="store_true")
    parser.add_argument("--trips", type=Path)
    parser.add_argument("--cols", help="names separated by commas; no cell of the notebook defines them")
    args = parser.parse_args()
    if args.order:
        show_order(code_cells())
        return 0
    return replay(code_cells(), args.trips, args.cols)


if __name__ == "__main__":
    sys.exit(main())
