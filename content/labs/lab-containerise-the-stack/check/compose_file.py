"""Reads a Compose file; short and long forms look alike afterwards."""

import re

import yaml

from lab_report import Unmet


class ComposeFile:
    def __init__(self, path, name=None):
        self.name = name or path.name
        try:
            self.text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Unmet(f"there is no {self.name} yet") from None
        try:
            self.content = yaml.safe_load(self.text)
        except yaml.YAMLError as error:
            raise Unmet(f"{self.name} is not YAML: {str(error).splitlines()[-1].strip()}") from error
        if not isinstance(self.content, dict) or not isinstance(self.content.get("services"), dict):
            raise Unmet(f"{self.name} has no `services`")

    @property
    def services(self):
        return self.content["services"]

    def service(self, name):
        found = self.services.get(name)
        if not isinstance(found, dict):
            raise Unmet(f"{self.name} has no service `{name}`")
        return found

    def conditions(self, name):
        """What a service waits for → the condition."""
        waits = self.service(name).get("depends_on") or {}
        if isinstance(waits, list):
            return {other: "service_started" for other in waits}
        return {other: (how or {}).get("condition", "service_started") for other, how in waits.items()}

    def environment(self, name):
        given = self.service(name).get("environment") or {}
        if isinstance(given, list):
            return dict(entry.partition("=")[::2] for entry in given)
        return {key: "" if value is None else str(value) for key, value in given.items()}

    def mounts(self, name):
        """Source and target of each mount; the source of an anonymous volume is empty."""
        found = []
        for volume in self.service(name).get("volumes") or []:
            if isinstance(volume, dict):
                found.append((str(volume.get("source", "")), str(volume.get("target", ""))))
                continue
            parts = re.sub(r"\$\{[^}]*\}", "x", str(volume)).split(":")
            found.append((parts[0], parts[1]) if len(parts) > 1 else ("", parts[0]))
        return found
