"""Tells what a .dockerignore keeps out of the build context, by Docker's rules."""

import re


def patterns(text):
    """Pattern and whether it takes back, in order; the last one that matches decides."""
    found = []
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        back = line.startswith("!")
        found.append((as_regex(line[1:].strip() if back else line), back))
    return found


def as_regex(pattern):
    parts = [part for part in pattern.strip("/").split("/") if part not in ("", ".")]
    regex = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            regex += ".*" if last else "(?:.*/)?"
            continue
        piece = "".join({"*": "[^/]*", "?": "[^/]"}.get(letter, re.escape(letter)) for letter in part)
        regex += piece + ("" if last else "/")
    # A folder that matches takes everything below it along.
    return re.compile(f"^{regex}(?:/.*)?$")


def is_ignored(text, path):
    ignored = False
    for regex, back in patterns(text):
        if regex.match(path):
            ignored = not back
    return ignored
