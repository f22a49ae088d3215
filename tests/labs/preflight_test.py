"""Tests of public/preflight.py on computers that are made up. Standard library only:

python3 -m unittest tests/labs/preflight_test.py
"""

import ast
import contextlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from typing import List, Optional, Tuple

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(REPOSITORY, "public", "preflight.py")

sys.dont_write_bytecode = True
_spec = importlib.util.spec_from_file_location("preflight", PROGRAM)
preflight = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(preflight)

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
UBUNTU = 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\n'
FEDORA = 'PRETTY_NAME="Fedora Linux 43"\nID=fedora\n'
WSL2_KERNEL = "Linux version 6.6.87.2-microsoft-standard-WSL2 (gcc)"
WSL1_KERNEL = "Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com)"
WSL_MOUNTS = "/dev/sdd / ext4 rw 0 0\nC:\\134 /mnt/c 9p rw,aname=drvfs 0 0\n"


class MadeUp(preflight.Machine):
    """A computer on which everything is there, and from which a test takes something away."""

    def __init__(self) -> None:
        self.platform = "linux"
        self.processor = "x86_64"
        self.pointer_bits = 64
        self.python_version = (3, 13, 0)
        self.python_path = "/usr/bin/python3"
        self.environment = {}
        self.home = "/home/aina"
        self.folder = "/home/aina/sampai"
        self.memory = 16.0
        self.disk = 100.0
        self.lines = []  # type: List[Tuple[str, bytes]]
        self.answer = preflight.Answer("ok", "pypi.org answers")
        self.asked = 0
        self.present = ["uv", "git", "curl", "docker", "kubectl", "kind"]
        self.files = {"/etc/os-release": DEBIAN, "/proc/version": "Linux version 6.1.0-13-amd64"}
        self.commands = {
            ("uv", "--version"): (0, "uv 0.13.8 (x86_64-unknown-linux-gnu)"),
            ("git", "--version"): (0, "git version 2.39.5"),
            ("git", "config", "--get", "user.name"): (0, "Aina"),
            ("git", "config", "--get", "user.email"): (0, "aina@example.com"),
            ("curl", "--version"): (0, "curl 7.88.1 (x86_64-pc-linux-gnu)"),
            ("docker", "version", "--format", "{{.Server.Version}}"): (0, "29.1.0"),
            ("docker", "compose", "version", "--short"): (0, "5.0.1"),
            ("kubectl", "version", "--client"): (0, "Client Version: v1.37.1"),
            ("kind", "version"): (0, "kind v0.31.0 go1.25 linux/amd64"),
            ("sw_vers", "-productVersion"): (0, "26.1"),
            ("xcode-select", "-p"): (0, "/Library/Developer/CommandLineTools"),
        }

    def which(self, name: str) -> Optional[str]:
        return "/usr/bin/" + name if name in self.present else None

    def run(self, *words: str) -> preflight.Ran:
        return preflight.Ran(*self.commands.get(words, (1, "")))

    def read(self, path: str) -> str:
        return self.files.get(path, "")

    def is_file(self, path: str) -> bool:
        return path in self.files

    def memory_gb(self) -> Optional[float]:
        return self.memory

    def free_disk_gb(self) -> float:
        return self.disk

    def first_lines(self):
        return iter(self.lines)

    def ask_index(self) -> preflight.Answer:
        self.asked += 1
        return self.answer


def wsl2() -> MadeUp:
    machine = MadeUp()
    machine.files = {
        "/etc/os-release": UBUNTU,
        "/proc/version": WSL2_KERNEL,
        "/proc/mounts": WSL_MOUNTS,
    }
    return machine


def mac() -> MadeUp:
    machine = MadeUp()
    machine.platform = "darwin"
    machine.processor = "arm64"
    machine.home = "/Users/aina"
    machine.folder = "/Users/aina/sampai"
    machine.files = {}
    return machine


def without(tool: str, machine: Optional[MadeUp] = None) -> MadeUp:
    machine = machine or MadeUp()
    machine.present.remove(tool)
    machine.commands = {words: ran for words, ran in machine.commands.items() if words[0] != tool}
    return machine


def found(machine: MadeUp, name: str, last_step: str = preflight.STEPS[-1]) -> preflight.Result:
    """Returns the result of the check with that name."""
    results = preflight.examine(machine, last_step)
    return next(result for result in results if result.name == name)


def commands(result: preflight.Result) -> List[str]:
    return [step.text for step in result.mend if step.how == "run"]


def printed(machine: MadeUp, *words: str) -> Tuple[int, str]:
    """Runs the program and returns its exit code and what it printed."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = preflight.main(list(words), machine)
    return code, out.getvalue()


class Ready(unittest.TestCase):
    def test_a_complete_computer_passes_every_check_of_the_whole_path(self):
        code, text = printed(MadeUp(), "--all")
        statuses = {line.split()[0] for line in text.splitlines()[: len(preflight.CHECKS)]}
        self.assertEqual((code, statuses), (0, {"PASS"}))
        self.assertIn("Nothing is missing for the steps up to capstone-ship-and-operate.", text)

    def test_every_check_prints_exactly_one_status_line(self):
        lines = printed(without("git"), "--all")[1].splitlines()
        names = [line.split()[1] for line in lines if line.startswith(("PASS", "MISSING", "NOTE"))]
        self.assertEqual(len(names), len(preflight.CHECKS))
        self.assertEqual(len(set(names)), len(names))

    def test_a_wsl_2_computer_and_a_mac_can_be_ready_too(self):
        for machine in (wsl2(), mac()):
            self.assertEqual(printed(machine, "--all")[0], 0)

    def test_nothing_personal_is_printed(self):
        text = printed(MadeUp(), "--all")[1]
        self.assertNotIn("aina", text.lower())


class WhenIsItNeeded(unittest.TestCase):
    def test_docker_and_kind_are_notes_until_their_modules(self):
        machine = without("kind", without("docker"))
        code, text = printed(machine)
        self.assertEqual(code, 0)
        self.assertRegex(text, "NOTE +docker +not found; first needed in containers-mental-model")
        self.assertRegex(text, "NOTE +kind +not found; first needed in kubernetes-objects")
        self.assertIn("python3 preflight.py --for containers-mental-model", text)

    def test_for_a_container_lesson_docker_is_required_and_kind_is_not(self):
        machine = without("kind", without("docker"))
        code, text = printed(machine, "--for", "dockerfile-for-ml")
        self.assertEqual(code, 1)
        self.assertRegex(text, "MISSING +docker")
        self.assertRegex(text, "NOTE +kind")

    def test_all_requires_everything(self):
        code, text = printed(without("kind"), "--all")
        self.assertEqual(code, 1)
        self.assertRegex(text, "MISSING +kind")

    def test_a_lesson_may_be_named_by_its_address(self):
        self.assertEqual(printed(MadeUp(), "--for", "/lessons/compose-the-stack/")[0], 0)

    def test_an_unknown_lesson_is_wrong_usage_and_names_the_nearest(self):
        with contextlib.redirect_stderr(io.StringIO()) as err, self.assertRaises(SystemExit) as end:
            preflight.main(["--for", "kuberntes-objects"], MadeUp())
        self.assertEqual(end.exception.code, 2)
        self.assertIn("Did you mean kubernetes-objects?", err.getvalue())

    def test_the_steps_are_those_of_the_content_in_its_order(self):
        project = os.path.join(REPOSITORY, "content", "projects", "mlops-deployment")
        modules = _listed(os.path.join(project, "project.yaml"), "modules")
        steps = [
            step
            for module in modules
            for step in _listed(os.path.join(project, module, "module.yaml"), "steps")
        ]
        self.assertEqual(preflight.STEPS, steps)


def _listed(file: str, key: str) -> List[str]:
    """Reads the ids of a YAML list of ids, or of maps that begin with ``id:``."""
    with open(file, encoding="utf-8") as stream:
        text = stream.read()
    block = re.search(r"^%s:\n((?:[ \t]+.*\n|\n)*)" % key, text + "\n", re.MULTILINE).group(1)
    return re.findall(r"^  - (?:id: *)?([a-z][a-z0-9-]*)\s*$", block, re.MULTILINE)


class Git(unittest.TestCase):
    def test_missing_git_says_why_when_and_how_on_each_system(self):
        fedora = MadeUp()
        fedora.files["/etc/os-release"] = FEDORA
        brewed = mac()
        brewed.present.append("brew")
        arch = MadeUp()
        arch.files["/etc/os-release"] = "ID=arch\n"
        cases = (
            (MadeUp(), ["sudo apt update && sudo apt install -y git"]),
            (wsl2(), ["sudo apt update && sudo apt install -y git"]),
            (fedora, ["sudo dnf install -y git"]),
            (brewed, ["brew install git"]),
            (mac(), ["xcode-select --install"]),
            (arch, []),
        )
        for machine, expected in cases:
            result = found(without("git", machine), "git")
            self.assertEqual(result.status, "MISSING")
            self.assertTrue(result.why)
            self.assertEqual(result.first, "notebook-to-package")
            self.assertEqual(commands(result), expected)
            self.assertTrue(result.mend)

    def test_apples_stand_in_is_not_started(self):
        machine = mac()
        machine.commands["xcode-select", "-p"] = (2, "xcode-select: error: unable to get path")
        machine.commands["git", "--version"] = (0, "this would have opened a window")
        self.assertEqual(found(machine, "git").status, "MISSING")

    def test_missing_name_and_address_give_only_the_commands_that_are_needed(self):
        machine = MadeUp()
        machine.commands["git", "config", "--get", "user.email"] = (1, "")
        result = found(machine, "git-name")
        self.assertEqual((result.status, result.found), ("MISSING", "no user.email"))
        self.assertEqual(commands(result), ['git config --global user.email "you@example.com"'])


class LineEnds(unittest.TestCase):
    def test_a_script_with_crlf_is_named_with_the_command_that_mends_it(self):
        machine = MadeUp()
        machine.lines = [
            ("notes.txt", b"hello\r\n"),
            ("ok.sh", b"#!/bin/bash\n"),
            ("it's.sh", b"#!/usr/bin/env bash\r\n"),
        ]
        result = found(machine, "line-ends")
        self.assertEqual((result.status, result.found), ("MISSING", "CRLF in it's.sh"))
        self.assertEqual(commands(result), ["perl -pi -e 's/\\r$//' 'it'\\''s.sh'"])

    def test_the_command_really_mends_such_a_script(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "it's run.sh")
            with open(path, "wb") as file:
                file.write(b"#!/usr/bin/env bash\r\necho done\r\n")
            machine = _real_machine_in(folder)
            before = preflight.check_line_ends(machine, preflight.System("linux", "", ""))
            subprocess.check_call(commands(before)[-1], shell=True, cwd=folder)
            after = preflight.check_line_ends(machine, preflight.System("linux", "", ""))
            with open(path, "rb") as file:
                self.assertEqual(file.read(), b"#!/usr/bin/env bash\necho done\n")
        self.assertEqual((before.found, after.status), ("CRLF in it's run.sh", "PASS"))

    def test_git_set_to_write_crlf_is_missing_even_without_a_script(self):
        machine = MadeUp()
        machine.commands["git", "config", "--get", "core.autocrlf"] = (0, "true")
        result = found(machine, "line-ends")
        self.assertEqual(result.status, "MISSING")
        self.assertEqual(commands(result), ["git config --global core.autocrlf input"])

    def test_input_is_a_good_setting(self):
        machine = MadeUp()
        machine.commands["git", "config", "--get", "core.autocrlf"] = (0, "input")
        self.assertEqual(found(machine, "line-ends").status, "PASS")

    def test_the_search_for_scripts_is_bounded(self):
        with tempfile.TemporaryDirectory() as folder:
            deep = os.path.join(folder, "a", "b", "c", "d")
            for place in (deep, os.path.join(folder, ".venv"), os.path.join(folder, "a")):
                os.makedirs(place, exist_ok=True)
                with open(os.path.join(place, "x.sh"), "wb") as file:
                    file.write(b"#!/bin/sh\r\n")
            paths = [path for path, _ in _real_machine_in(folder).first_lines()]
        self.assertEqual(paths, [os.path.join("a", "x.sh")])


def _real_machine_in(folder: str) -> preflight.Machine:
    machine = preflight.Machine()
    machine.folder = folder
    machine.run = lambda *words: preflight.Ran(1, "")
    return machine


class Folder(unittest.TestCase):
    def test_a_windows_drive_in_wsl_is_missing_with_the_way_out(self):
        machine = wsl2()
        machine.folder = "/mnt/c/Users/Aina/sampai"
        result = found(machine, "folder")
        self.assertEqual(result.status, "MISSING")
        self.assertIn("is on the Windows drive", result.found)
        self.assertTrue(commands(result)[0].startswith("mkdir -p ~/sampai"))

    def test_a_windows_drive_mounted_elsewhere_is_found_by_its_file_system(self):
        machine = wsl2()
        machine.files["/proc/mounts"] = "/dev/sdd / ext4 rw 0 0\nD:\\134 /work 9p rw 0 0\n"
        machine.folder = "/work/sampai"
        self.assertEqual(found(machine, "folder").status, "MISSING")

    def test_a_linux_disk_below_mnt_is_fine(self):
        machine = wsl2()
        machine.files["/proc/mounts"] = WSL_MOUNTS + "/dev/sde /mnt/wsl/data ext4 rw 0 0\n"
        machine.folder = "/mnt/wsl/data/sampai"
        self.assertEqual(found(machine, "folder").status, "PASS")

    def test_mnt_c_on_a_real_linux_computer_is_fine(self):
        machine = MadeUp()
        machine.folder = "/mnt/c/sampai"
        self.assertEqual(found(machine, "folder").status, "PASS")

    def test_synchronised_folders_and_spaces_are_notes(self):
        for folder in (
            "/Users/aina/Library/CloudStorage/OneDrive-Personal/sampai",
            "/Users/aina/Library/Mobile Documents/sampai",
            "/Users/aina/my models",
        ):
            machine = mac()
            machine.folder = folder
            self.assertEqual(found(machine, "folder").status, "NOTE", folder)


class Computer(unittest.TestCase):
    def test_plain_windows_is_told_about_wsl_2_and_nothing_else(self):
        for name in ("win32", "cygwin", "msys"):
            machine = MadeUp()
            machine.platform = name
            code, text = printed(machine)
            self.assertEqual(code, 1)
            self.assertEqual(len(re.findall("^(?:PASS|MISSING|NOTE)", text, re.MULTILINE)), 1)
            self.assertRegex(text, "windows +wsl --install")
            self.assertEqual(machine.asked, 0)

    def test_wsl_1_is_missing_and_wsl_2_passes(self):
        machine = wsl2()
        machine.files["/proc/version"] = WSL1_KERNEL
        self.assertEqual(found(machine, "system").status, "MISSING")
        self.assertEqual(found(wsl2(), "system").found, "Ubuntu 24.04.1 LTS in WSL 2")

    def test_arm64_is_a_note_and_32_bits_are_missing(self):
        for name in ("arm64", "aarch64"):
            machine = MadeUp()
            machine.processor = name
            result = found(machine, "processor")
            self.assertEqual((result.status, result.found), ("NOTE", "arm64"))
            self.assertIn("registries-tags-and-platforms", result.why)
        machine.pointer_bits = 32
        self.assertEqual(found(machine, "processor").status, "MISSING")

    def test_an_intel_python_on_apple_silicon_is_missing(self):
        machine = mac()
        machine.processor = "x86_64"
        machine.commands["sysctl", "-n", "sysctl.proc_translated"] = (0, "1")
        self.assertEqual(found(machine, "processor").status, "MISSING")

    def test_little_memory_is_missing_now_or_later(self):
        machine = MadeUp()
        for size, now, later in (
            (2.0, "MISSING", "MISSING"),
            (5.8, "NOTE", "MISSING"),
            (7.7, "PASS", "PASS"),
        ):
            machine.memory = size
            statuses = (
                found(machine, "memory", preflight.LAST_STEP_NOW).status,
                found(machine, "memory").status,
            )
            self.assertEqual(statuses, (now, later), size)

    def test_little_memory_in_wsl_is_mended_in_windows(self):
        machine = wsl2()
        machine.memory = 2.0
        steps = [step.text for step in found(machine, "memory").mend if step.how == "windows"]
        self.assertIn("wsl --shutdown", steps)

    def test_a_full_disk_is_missing_now_or_later(self):
        machine = MadeUp()
        for free, now, later in (
            (1.0, "MISSING", "MISSING"),
            (12.0, "NOTE", "MISSING"),
            (25.0, "PASS", "PASS"),
        ):
            machine.disk = free
            statuses = (
                found(machine, "disk", preflight.LAST_STEP_NOW).status,
                found(machine, "disk").status,
            )
            self.assertEqual(statuses, (now, later), free)


class PythonAndUv(unittest.TestCase):
    def test_an_old_python_alone_is_missing_and_uv_can_bring_a_newer_one(self):
        machine = MadeUp()
        machine.python_version = (3, 8, 18)
        result = found(machine, "python")
        self.assertEqual(result.status, "MISSING")
        self.assertIn("3.8.18", result.found)
        self.assertEqual(commands(result), ["uv python install 3.13"])

    def test_an_old_python_beside_a_newer_one_passes(self):
        machine = MadeUp()
        machine.python_version = (3, 9, 6)
        machine.present.append("python3.12")
        machine.commands["/usr/bin/python3.12", "--version"] = (0, "Python 3.12.1")
        self.assertEqual(found(machine, "python").found, "3.12.1 (/usr/bin/python3.12)")

    def test_a_name_that_answers_nothing_is_no_python(self):
        machine = MadeUp()
        machine.python_version = (3, 9, 6)
        machine.present.append("python3.12")
        machine.commands["/usr/bin/python3.12", "--version"] = (127, "pyenv: command not found")
        self.assertEqual(found(machine, "python").status, "MISSING")

    def test_a_python_that_uv_brought_passes(self):
        machine = MadeUp()
        machine.python_version = (3, 9, 6)
        find = ("uv", "python", "find", "--no-python-downloads", ">=3.11")
        machine.commands[find] = (0, "/home/aina/.local/share/uv/python/bin/python3.13")
        self.assertEqual(found(machine, "python").status, "PASS")

    def test_missing_uv_is_installed_as_the_system_does_it(self):
        brewed = mac()
        brewed.present.append("brew")
        wget = without("curl")
        wget.present.append("wget")
        cases = (
            (MadeUp(), "curl -LsSf https://astral.sh/uv/install.sh | sh"),
            (mac(), "curl -LsSf https://astral.sh/uv/install.sh | sh"),
            (brewed, "brew install uv"),
            (wget, "wget -qO- https://astral.sh/uv/install.sh | sh"),
        )
        for machine, expected in cases:
            result = found(without("uv", machine), "uv")
            self.assertEqual((result.status, commands(result)), ("MISSING", [expected]))

    def test_uv_outside_path_is_found_and_not_installed_twice(self):
        machine = without("uv")
        machine.files["/home/aina/.local/bin/uv"] = ""
        result = found(machine, "uv")
        self.assertEqual(result.found, "/home/aina/.local/bin is not in PATH")
        self.assertEqual(
            commands(result),
            ["echo 'export PATH=\"/home/aina/.local/bin:$PATH\"' >> ~/.bashrc"],
        )

    def test_an_old_uv_is_a_note(self):
        machine = MadeUp()
        machine.commands["uv", "--version"] = (0, "uv 0.5.31")
        self.assertEqual(found(machine, "uv").status, "NOTE")


class Network(unittest.TestCase):
    def test_no_network_is_missing(self):
        machine = MadeUp()
        machine.answer = preflight.Answer("silent", "pypi.org: Name or service not known")
        result = found(machine, "index")
        self.assertEqual(result.status, "MISSING")
        self.assertIn("export HTTPS_PROXY=http://proxy.example:8080", commands(result))

    def test_offline_asks_nothing_and_is_no_failure(self):
        machine = MadeUp()
        machine.answer = preflight.Answer("silent", "pypi.org: Name or service not known")
        code, text = printed(machine, "--offline")
        self.assertEqual((code, machine.asked), (0, 0))
        self.assertRegex(text, "NOTE +index +not asked")

    def test_online_asks_once(self):
        machine = MadeUp()
        printed(machine)
        self.assertEqual(machine.asked, 1)

    def test_a_company_certificate_gets_the_setting_that_helps_uv(self):
        machine = MadeUp()
        machine.answer = preflight.Answer("certificate", "pypi.org: certificate verify failed")
        self.assertEqual(commands(found(machine, "index")), ["export UV_SYSTEM_CERTS=1"])

    def test_a_mac_python_without_certificates_is_a_note_because_uv_has_its_own(self):
        machine = mac()
        machine.answer = preflight.Answer("certificate", "pypi.org: certificate verify failed")
        self.assertEqual(found(machine, "index").status, "NOTE")

    def test_a_mirror_makes_a_silent_index_a_note(self):
        machine = MadeUp()
        machine.answer = preflight.Answer("refused", "pypi.org answers 403 Forbidden")
        self.assertEqual(found(machine, "index").status, "MISSING")
        machine.environment["UV_DEFAULT_INDEX"] = "https://mirror.example/simple"
        self.assertEqual(found(machine, "index").status, "NOTE")

    def test_an_address_that_nobody_serves_is_silent_and_never_an_exception(self):
        machine = preflight.Machine()
        keep = {key: os.environ.get(key) for key in ("https_proxy", "HTTPS_PROXY", "no_proxy")}
        try:
            os.environ.pop("no_proxy", None)
            os.environ["https_proxy"] = os.environ["HTTPS_PROXY"] = "http://127.0.0.1:9"
            answer = machine.ask_index()
        finally:
            for key, value in keep.items():
                os.environ.pop(key, None)
                if value is not None:
                    os.environ[key] = value
        self.assertEqual(answer.kind, "silent")


class Containers(unittest.TestCase):
    def _docker(self, machine: MadeUp, code: int, output: str) -> preflight.Result:
        machine.commands["docker", "version", "--format", "{{.Server.Version}}"] = (code, output)
        return found(machine, "docker")

    def test_absent_docker_points_to_the_comparison_and_installs_nothing_by_itself(self):
        result = found(without("docker"), "docker")
        self.assertEqual(result.status, "MISSING")
        self.assertIn("workstation-preflight", result.mend[0].text)

    def test_a_daemon_that_is_not_started_is_told_from_one_that_refuses(self):
        silent = self._docker(
            MadeUp(), 1, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock."
        )
        refused = self._docker(
            MadeUp(), 1, "permission denied while trying to connect to the Docker daemon socket"
        )
        self.assertEqual(commands(silent), ["sudo systemctl start docker"])
        self.assertEqual(commands(refused), ["sudo usermod -aG docker $USER"])

    def test_docker_desktop_without_integration_is_recognised(self):
        text = "\nThe command 'docker' could not be found in this WSL 2 distro.\n"
        result = self._docker(wsl2(), 1, text)
        self.assertIn("WSL integration", result.mend[0].text)

    def test_an_old_engine_is_a_note(self):
        self.assertEqual(self._docker(MadeUp(), 0, "20.10.24+dfsg1").status, "NOTE")

    def test_podman_serves_as_well(self):
        machine = without("docker")
        machine.present.append("podman")
        machine.commands["podman", "info", "--format", "{{.Version.Version}}"] = (0, "5.6.0")
        machine.commands["podman", "compose", "version", "--short"] = (0, "5.0.1")
        self.assertEqual(found(machine, "docker").status, "PASS")
        self.assertEqual(found(machine, "compose").found, "5.0.1")


class Output(unittest.TestCase):
    def test_json_holds_every_check_and_what_to_do(self):
        code, text = printed(without("git"), "--json", "--all")
        report = json.loads(text)
        self.assertEqual((code, report["ready"], report["preflight"]), (1, False, 1))
        self.assertEqual(len(report["checks"]), len(preflight.CHECKS))
        git = next(check for check in report["checks"] if check["name"] == "git")
        self.assertEqual(
            git["mend"],
            [{"how": "run", "text": "sudo apt update && sudo apt install -y git"}],
        )

    def test_commands_stand_alone_on_their_line(self):
        text = printed(without("uv"))[1]
        lines = [line.strip() for line in text.splitlines()]
        self.assertIn("run        curl -LsSf https://astral.sh/uv/install.sh | sh", lines)

    def test_an_accent_in_a_path_does_not_break_an_ascii_terminal(self):
        machine = MadeUp()
        machine.folder = "/home/aina/mod\u00e8les"
        raw = io.BytesIO()
        with contextlib.redirect_stdout(io.TextIOWrapper(raw, encoding="ascii")) as out:
            code = preflight.main(["--offline"], machine)
            out.flush()
        self.assertEqual(code, 0)
        self.assertIn(b"mod\\xe8les", raw.getvalue())

    def test_every_thing_that_can_be_missing_names_a_step_and_a_way_out(self):
        machine = MadeUp()
        machine.present, machine.commands = [], {}
        machine.python_version, machine.memory, machine.disk = (3, 8, 0), 1.0, 1.0
        machine.answer = preflight.Answer("silent", "pypi.org: timed out")
        machine.lines = [("x.sh", b"#!/bin/sh\r\n")]
        missing = [r for r in preflight.examine(machine, preflight.STEPS[-1]) if r.status != "PASS"]
        self.assertGreaterEqual(len(missing), 13)
        for result in missing:
            self.assertIn(result.first, preflight.STEPS, result.name)
            self.assertTrue(result.why and result.mend, result.name)


class RealRun(unittest.TestCase):
    def test_it_runs_on_this_computer_and_changes_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            words = [sys.executable, "-I", PROGRAM, "--offline", "--json"]
            done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, timeout=120)
            self.assertEqual(os.listdir(folder), [])
        report = json.loads(done.stdout.decode())
        self.assertEqual(done.returncode, 0 if report["ready"] else 1)

    def test_it_imports_the_standard_library_only_and_reads_on_old_pythons(self):
        with open(PROGRAM, encoding="utf-8") as file:
            source = file.read()
        old = {"feature_version": (3, 6)} if sys.version_info >= (3, 8) else {}
        tree = ast.parse(source, **old)
        names = {
            alias.name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        } | {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        known = getattr(sys, "stdlib_module_names", None)
        self.assertLessEqual(names, known or names)
        self.assertNotIn(b"\r", source.encode())


if __name__ == "__main__":
    unittest.main()
