"""Reads a Dockerfile: its instructions with their lines, grouped by stage."""

import json
import re
from pathlib import Path

from lab_report import Unmet


class Instruction:
    def __init__(self, word, text, line):
        self.word = word
        self.text = text
        self.line = line
        """Line of the file, from 1."""

    def exec_form(self):
        """The words of a JSON list, or None in shell form."""
        body = re.sub(r"^(--\S+\s+)*", "", self.text)
        if self.word == "HEALTHCHECK":
            body = re.sub(r"^(--\S+\s+)*CMD\s*", "", self.text)
        try:
            words = json.loads(body)
        except ValueError:
            return None
        return words if isinstance(words, list) and all(isinstance(word, str) for word in words) else None

    def options(self):
        """``--name=value`` before the rest, as pairs; a mount may come several times."""
        return re.findall(r"--([\w-]+)(?:=(\S+))?", self.text.split("\n")[0]) if self.text else []


class Stage:
    def __init__(self, base, name, line):
        self.base = base
        self.name = name
        self.line = line
        self.instructions = []

    def all(self, *words):
        return [instruction for instruction in self.instructions if instruction.word in words]

    def last(self, *words):
        found = self.all(*words)
        return found[-1] if found else None


class Dockerfile:
    def __init__(self, path, name=None):
        self.path = Path(path)
        self.name = name or self.path.name
        self.stages = []
        self.before = []
        """Instructions before the first FROM: only ARG may stand there."""
        for instruction in instructions(self._text()):
            if instruction.word == "FROM":
                self.stages.append(stage_of(instruction))
            elif self.stages:
                self.stages[-1].instructions.append(instruction)
            else:
                self.before.append(instruction)
        if not self.stages:
            raise Unmet(f"{self.name} has no FROM line")

    def _text(self):
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Unmet(f"there is no {self.name} yet") from None

    @property
    def final(self):
        return self.stages[-1]

    def every(self, *words):
        inside = [found for stage in self.stages for found in stage.all(*words)]
        return [found for found in self.before if found.word in words] + inside

    def images(self):
        """Images from outside with their lines: those of FROM, and those of COPY --from."""
        names = {stage.name for stage in self.stages if stage.name}
        numbers = {str(number) for number in range(len(self.stages))}
        found = [(stage.base, stage.line) for stage in self.stages]
        for copy in self.every("COPY"):
            found += [(value, copy.line) for name, value in copy.options() if name == "from"]
        return [(image, line) for image, line in found if image not in names | numbers and image != "scratch"]

    def at(self, line):
        return f"{self.name}:{line}"


def stage_of(instruction):
    words = [word for word in instruction.text.split() if not word.startswith("--")]
    name = words[2] if len(words) == 3 and words[1].upper() == "AS" else None
    return Stage(words[0] if words else "", name, instruction.line)


def instructions(text):
    """Instructions in order; comments inside a continued instruction are left out, as Docker does."""
    found, parts, start = [], [], 0
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("#") or (not line and parts):
            continue
        if not line:
            continue
        start = start or number
        if line.endswith("\\"):
            parts.append(line[:-1].strip())
            continue
        parts.append(line)
        word, _, rest = " ".join(parts).partition(" ")
        found.append(Instruction(word.upper(), rest.strip(), start))
        parts, start = [], 0
    if parts:
        word, _, rest = " ".join(parts).partition(" ")
        found.append(Instruction(word.upper(), rest.strip(), start))
    return found


def pinned(image):
    """Tells whether an image names a version or a digest, and no moving tag."""
    if "@sha256:" in image:
        return True
    tag = image.rsplit("/", 1)[-1].partition(":")[2]
    return bool(re.match(r"v?\d+(\.\d+)*", tag)) and "latest" not in tag
