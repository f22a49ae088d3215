#!/usr/bin/env python3
"""Says whether this computer is ready for the lessons and labs of MLOps and Deployment.

    python3 preflight.py                 what is needed before the container lessons
    python3 preflight.py --for LESSON    what is needed up to that lesson or lab
    python3 preflight.py --all           what the whole path needs
    python3 preflight.py --offline       without the one request to pypi.org
    python3 preflight.py --json          the same for programs

Needs no root, changes nothing, and sends nothing but one HEAD request to pypi.org.
Exit codes: 0 nothing is missing, 1 something is missing, 2 wrong usage.

One file, standard library only. It reads on Python 3.6, so that it can say a Python is too old.
"""

import argparse
import difflib
import json
import os
import platform
import re
import shutil
import ssl
import struct
import subprocess
import sys
import textwrap
import urllib.error
import urllib.request
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

FORMAT = 1

# What the labs ask for. The packages of the first lab take 0.3 GB on disk (measured); the room for
# images, build cache and a cluster is an estimate on the safe side. A computer sold with 4 or 8 GB
# shows a little less.
OLDEST_PYTHON = (3, 11)
PYTHON_TO_INSTALL = "3.13"
OLDEST_UV = (0, 13)
OLDEST_DOCKER = (23, 0)
MEMORY_NOW_GB, MEMORY_FOR_A_CLUSTER_GB = 3.5, 7.5
DISK_NOW_GB, DISK_FOR_CONTAINERS_GB = 5, 20

# Every step of the project, in the order of the path. A test compares it with the site's content.
STEPS = """
why-models-fail-after-the-notebook workstation-preflight notebook-to-package
reproducible-environments-with-uv lab-package-the-eta-model package-check
data-contracts time-splits-and-training-serving-skew testing-ml-code lab-contract-and-tests
trust-check
experiment-tracking-with-mlflow mlflow-tracking-server logged-models-and-signatures
registry-aliases-and-promotion weights-and-biases lab-track-and-promote tracking-check
serving-patterns fastapi-prediction-service request-contracts-and-errors flask-and-wsgi-services
latency-load-and-batching streamlit-demo-app lab-serve-the-eta-api serving-check
containers-mental-model dockerfile-for-ml small-secure-images compose-the-stack
registries-tags-and-platforms lab-containerise-the-stack containers-check
github-actions-for-ml ci-supply-chain-and-oidc gitlab-ci-for-ml continuous-training-pipelines
model-gates lab-ci-and-model-gate ci-cd-check
kubernetes-objects deploy-a-model-service probes-resources-and-autoscaling
rollouts-canary-and-traffic kustomize-helm-and-model-servers lab-deploy-to-kubernetes
kubernetes-check
service-metrics-with-prometheus promql-slos-and-alerts grafana-dashboards-as-code
lab-observe-the-service observability-check
kinds-of-drift drift-tests-in-practice performance-with-delayed-labels
retraining-and-incident-response governance-cost-and-handover lab-drift-and-retrain drift-check
capstone-ship-and-operate
""".split()
FIRST_CONTAINER_STEP = "containers-mental-model"
FIRST_CLUSTER_STEP = "kubernetes-objects"
LAST_STEP_NOW = STEPS[STEPS.index(FIRST_CONTAINER_STEP) - 1]

PASS, MISSING, NOTE = "PASS", "MISSING", "NOTE"


class Mend(NamedTuple):
    """One thing to do to mend what is missing."""

    how: str
    """run: a command for this shell; windows: one for PowerShell; do: a sentence."""
    text: str


def run(command: str) -> Mend:
    return Mend("run", command)


def windows(command: str) -> Mend:
    return Mend("windows", command)


def do(what: str) -> Mend:
    return Mend("do", what)


class Result(NamedTuple):
    """What one check found."""

    status: str
    name: str
    found: str
    why: str = ""
    first: str = ""
    """The step that first needs it; empty for advice."""
    mend: Tuple[Mend, ...] = ()


class Ran(NamedTuple):
    """How a command ended: its exit code, and stdout and stderr together."""

    code: int
    output: str


class Answer(NamedTuple):
    """What came back from the package index: "ok", "refused", "certificate" or "silent"."""

    kind: str
    detail: str


class Machine:
    """All that preflight asks of the computer. Tests put another one in its place."""

    def __init__(self) -> None:
        self.platform = sys.platform
        self.processor = platform.machine()
        self.pointer_bits = struct.calcsize("P") * 8
        self.python_version = tuple(sys.version_info[:3])
        self.python_path = sys.executable
        self.environment = os.environ
        self.home = os.path.realpath(os.path.expanduser("~"))
        self.folder = os.path.realpath(os.getcwd())

    def which(self, name: str) -> Optional[str]:
        return shutil.which(name)

    def run(self, *words: str) -> Ran:
        """Runs a command that only reads, for at most 15 seconds."""
        try:
            done = subprocess.run(
                list(words),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=15,
            )
        except subprocess.TimeoutExpired:
            return Ran(124, "no answer within 15 seconds")
        except OSError as error:
            return Ran(127, str(error))
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace").strip())

    def read(self, path: str) -> str:
        """Returns a text file's content, or nothing when it cannot be read."""
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def is_file(self, path: str) -> bool:
        return os.path.isfile(path)

    def memory_gb(self) -> Optional[float]:
        try:
            return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2.0**30
        except (AttributeError, OSError, ValueError):
            return None

    def free_disk_gb(self) -> float:
        return shutil.disk_usage(self.folder).free / 2.0**30

    def first_lines(self) -> Iterator[Tuple[str, bytes]]:
        """Yields path and first line of the files below: 3 levels deep, 2,000 files at most."""
        skipped = {".git", ".venv", "node_modules", "__pycache__"}
        seen = 0
        for base, folders, files in os.walk(self.folder):
            inner = os.path.relpath(base, self.folder)
            depth = 0 if inner == "." else inner.count(os.sep) + 1
            folders[:] = [] if depth == 3 else sorted(set(folders) - skipped)
            for name in sorted(files):
                seen += 1
                if seen > 2000:
                    return
                path = os.path.join(base, name)
                yield os.path.relpath(path, self.folder), _first_line(path)

    def ask_index(self) -> Answer:
        """Sends one HEAD request to the Python package index."""
        request = urllib.request.Request("https://pypi.org/simple/", method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=10):
                return Answer("ok", "pypi.org answers")
        except urllib.error.HTTPError as error:
            return Answer("refused", "pypi.org answers %s %s" % (error.code, error.reason))
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            kind = "certificate" if isinstance(reason, ssl.SSLError) else "silent"
            return Answer(kind, "pypi.org: %s" % reason)


def _first_line(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.readline(200)
    except OSError:
        return b""


class System(NamedTuple):
    """The kind of computer, as far as commands to mend it differ."""

    kind: str
    """linux, wsl1, wsl2, macos, windows or other."""
    title: str
    packages: str
    """apt, dnf, brew, or nothing that preflight knows commands for."""


def system_of(machine: Machine) -> System:
    """Finds out on what kind of system this Python runs."""
    if machine.platform in ("win32", "cygwin", "msys"):
        return System("windows", "Windows", "")
    if machine.platform == "darwin":
        version = machine.run("sw_vers", "-productVersion")
        title = "macOS " + version.output if version.code == 0 else "macOS"
        return System("macos", title, "brew" if machine.which("brew") else "")
    if not machine.platform.startswith("linux"):
        return System("other", machine.platform, "")
    release = machine.read("/etc/os-release")
    title = _release_value(release, "PRETTY_NAME") or "Linux"
    family = _release_value(release, "ID") + " " + _release_value(release, "ID_LIKE")
    packages = "apt" if re.search("debian|ubuntu", family) else ""
    packages = "dnf" if re.search("fedora|rhel", family) else packages
    kernel = machine.read("/proc/version").lower()
    if "microsoft" not in kernel:
        return System("linux", title, packages)
    if "wsl2" in kernel or "microsoft-standard" in kernel:
        return System("wsl2", title + " in WSL 2", packages)
    return System("wsl1", title + " in WSL 1", packages)


def _release_value(release: str, key: str) -> str:
    found = re.search(r'^%s="?([^"\n]*)"?$' % key, release, re.MULTILINE)
    return found.group(1) if found else ""


def version_in(text: str) -> Tuple[int, ...]:
    """Returns the first version number in a text: (2, 39, 5) in "git version 2.39.5"."""
    found = re.search(r"\d+(?:\.\d+)+", text)
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def dotted(version: Sequence[int]) -> str:
    return ".".join(str(part) for part in version)


# ---- The checks. Each returns one result; what is not needed yet is turned into a note later. ----


def check_system(machine: Machine, system: System) -> Result:
    name = "system"
    if system.kind == "windows":
        return Result(
            MISSING,
            name,
            "Windows, outside WSL 2",
            "The labs are Linux programs. WSL 2 is Linux inside Windows, made by Microsoft, free.",
            "notebook-to-package",
            (
                do("open PowerShell as administrator"),
                windows("wsl --install"),
                do("restart, open Ubuntu from the start menu, choose a user name and a password"),
                do("in that Ubuntu window, get preflight.py and run it again"),
            ),
        )
    if system.kind == "wsl1":
        return Result(
            MISSING,
            name,
            system.title,
            "WSL 1 has no Linux kernel, so no container runs in it.",
            "notebook-to-package",
            (
                windows("wsl --list --verbose"),
                do("take the name from the first column, here Ubuntu; this takes some minutes:"),
                windows("wsl --set-version Ubuntu 2"),
            ),
        )
    if system.kind == "other":
        return Result(NOTE, name, system.title, "The labs are tested on Linux, macOS and WSL 2.")
    return Result(PASS, name, system.title)


def check_processor(machine: Machine, system: System) -> Result:
    name = "processor"
    processor = machine.processor.lower()
    if machine.pointer_bits != 64:
        why = "pandas and scikit-learn publish no packages for 32 bits any more."
        mend = (do("install a 64-bit system, or use another computer"),)
        return Result(MISSING, name, "32 bits", why, "notebook-to-package", mend)
    translated = machine.run("sysctl", "-n", "sysctl.proc_translated")
    if system.kind == "macos" and translated == Ran(0, "1"):
        return Result(
            MISSING,
            name,
            "an Intel Python on Apple silicon, translated by Rosetta",
            "It installs Intel packages, which are slower and are being given up by their makers.",
            "notebook-to-package",
            (run("/usr/bin/python3 preflight.py"), do("remove the Intel Python from PATH")),
        )
    if processor in ("arm64", "aarch64"):
        why = (
            "All labs run on it. Images you build are for arm64 too; many servers are amd64. "
            "The lesson registries-tags-and-platforms builds for both."
        )
        return Result(NOTE, name, "arm64", why)
    if processor in ("x86_64", "amd64"):
        return Result(PASS, name, "amd64 (x86_64)")
    return Result(NOTE, name, processor, "The labs are tested on amd64 and arm64.")


def check_memory(machine: Machine, system: System) -> Result:
    name = "memory"
    size = machine.memory_gb()
    if size is None:
        return Result(NOTE, name, "unknown", "The labs want 4 GB, a Kubernetes cluster 8 GB.")
    found = "%.1f GB" % size
    mend = (do("close other programs while a lab runs, or use another computer"),)
    if system.kind == "wsl2":
        found += " for WSL 2, by default half of the computer's"
        mend = (
            do("in PowerShell, when %UserProfile%\\.wslconfig does not exist yet:"),
            windows('Set-Content "$HOME\\.wslconfig" "[wsl2]`nmemory=8GB"'),
            windows("wsl --shutdown"),
            do("open Ubuntu again"),
        )
    if size < MEMORY_NOW_GB:
        why = "Training beside an editor and a browser wants 4 GB."
        return Result(MISSING, name, found, why, "lab-package-the-eta-model", mend)
    if size < MEMORY_FOR_A_CLUSTER_GB:
        why = "A Kubernetes cluster on the laptop wants 8 GB."
        return Result(MISSING, name, found, why, FIRST_CLUSTER_STEP, mend)
    return Result(PASS, name, found)


def check_disk(machine: Machine, system: System) -> Result:
    name = "disk"
    free = machine.free_disk_gb()
    found = "%.0f GB free" % free
    mend = [run("df -h .")]
    if machine.which("uv"):
        mend.append(run("uv cache prune"))
    if machine.which("docker"):
        mend.append(run("docker system df"))
    mend.append(do("delete what you no longer need"))
    if free < DISK_NOW_GB:
        why = "Each lab has an environment of its own; %d GB leave room for them." % DISK_NOW_GB
        return Result(MISSING, name, found, why, "notebook-to-package", tuple(mend))
    if free < DISK_FOR_CONTAINERS_GB:
        why = "Images, build cache and volumes want %d GB." % DISK_FOR_CONTAINERS_GB
        return Result(MISSING, name, found, why, FIRST_CONTAINER_STEP, tuple(mend))
    return Result(PASS, name, found)


def check_folder(machine: Machine, system: System) -> Result:
    name = "folder"
    folder = machine.folder
    if folder == machine.home or folder.startswith(machine.home + "/"):
        folder = "~" + folder[len(machine.home) :]
    if system.kind in ("wsl1", "wsl2") and _is_windows_drive(machine):
        return Result(
            MISSING,
            name,
            folder + " is on the Windows drive",
            "Each file there passes from Linux to Windows and back: Git and Python become many "
            "times slower, file changes are not announced, and modes are not kept.",
            "notebook-to-package",
            (run("mkdir -p ~/sampai && cp preflight.py ~/sampai && cd ~/sampai"),),
        )
    if re.search(r"/(Library/Mobile Documents|Library/CloudStorage|OneDrive|Dropbox)\b", folder):
        why = "A sync client copies every file of every environment. Work outside its folders."
        return Result(NOTE, name, folder + " is synchronised", why)
    if re.search(r"[^!-~]", folder):
        why = "A space or an accent in a path breaks shell scripts that forget quotes."
        return Result(NOTE, name, folder, why)
    return Result(PASS, name, folder)


def _is_windows_drive(machine: Machine) -> bool:
    """Tells whether the folder is on a drive of Windows: the longest mount point decides."""
    kinds = {}  # type: Dict[str, str]
    for line in machine.read("/proc/mounts").splitlines():
        words = line.split()
        if len(words) > 2:
            kinds[words[1].replace("\\040", " ")] = words[2]
    inside = [at for at in kinds if (machine.folder + "/").startswith(at.rstrip("/") + "/")]
    if not inside:
        return bool(re.match(r"/mnt/[a-z](/|$)", machine.folder))
    kind = kinds[max(inside, key=len)]
    return kind in ("9p", "drvfs") or (
        kind == "virtiofs" and bool(re.match(r"/mnt/[a-z](/|$)", machine.folder))
    )


def check_python(machine: Machine, system: System) -> Result:
    name = "python"
    mine = "%s (%s)" % (dotted(machine.python_version), machine.python_path)
    if machine.python_version[:2] >= OLDEST_PYTHON:
        return Result(PASS, name, mine)
    wanted = dotted(OLDEST_PYTHON)
    for minor in range(15, OLDEST_PYTHON[1] - 1, -1):
        path = machine.which("python3.%d" % minor)
        found = machine.run(path, "--version") if path else Ran(1, "")
        if path and found.code == 0 and version_in(found.output)[:2] >= OLDEST_PYTHON:
            return Result(PASS, name, "%s (%s)" % (dotted(version_in(found.output)), path))
    if machine.which("uv"):
        found = machine.run("uv", "python", "find", "--no-python-downloads", ">=" + wanted)
        if found.code == 0:
            return Result(PASS, name, "%s or newer (%s)" % (wanted, found.output))
    return Result(
        MISSING,
        name,
        mine + " is too old",
        "The labs' packages ask for Python %s or newer." % wanted,
        "notebook-to-package",
        (
            do("with uv (mend that first, if it is missing); your own Python stays as it is:"),
            run("uv python install " + PYTHON_TO_INSTALL),
        ),
    )


def check_uv(machine: Machine, system: System) -> Result:
    name = "uv"
    if machine.which("uv"):
        found = version_in(machine.run("uv", "--version").output)
        if found and found[:2] < OLDEST_UV:
            why = "The labs are tested with uv %s. Update it the way you installed it." % dotted(
                OLDEST_UV
            )
            return Result(NOTE, name, dotted(found), why)
        return Result(PASS, name, dotted(found) or "found")
    why = "It builds the same Python environment on every computer, from a lock file."
    first = "notebook-to-package"
    for path in (machine.home + "/.local/bin/uv", machine.home + "/.cargo/bin/uv"):
        if machine.is_file(path):
            folder = path[: -len("/uv")]
            profile = "~/.zshrc" if system.kind == "macos" else "~/.bashrc"
            mend = (
                run("echo 'export PATH=\"%s:$PATH\"' >> %s" % (folder, profile)),
                do("open a new terminal"),
            )
            return Result(MISSING, name, folder + " is not in PATH", why, first, mend)
    script = "curl -LsSf https://astral.sh/uv/install.sh | sh"
    if not machine.which("curl") and machine.which("wget"):
        script = "wget -qO- https://astral.sh/uv/install.sh | sh"
    install = "brew install uv" if system.packages == "brew" else script
    return Result(MISSING, name, "not found", why, first, (run(install), do("open a new terminal")))


def check_git(machine: Machine, system: System) -> Result:
    name = "git"
    why = "Code, settings and lock files are kept and shared with it."
    path = machine.which("git")
    # Apple's stand-in /usr/bin/git opens a window when the tools behind it are missing.
    hollow = path == "/usr/bin/git" and system.kind == "macos"
    if path and not (hollow and machine.run("xcode-select", "-p").code != 0):
        found = machine.run("git", "--version")
        if found.code == 0:
            return Result(PASS, name, dotted(version_in(found.output)))
    return Result(MISSING, name, "not found", why, "notebook-to-package", _install(system, "git"))


def _install(system: System, package: str) -> Tuple[Mend, ...]:
    """Returns the command that installs a package, as far as preflight knows it."""
    if system.packages == "apt":
        return (run("sudo apt update && sudo apt install -y " + package),)
    if system.packages == "dnf":
        return (run("sudo dnf install -y " + package),)
    if system.packages == "brew":
        return (run("brew install " + package),)
    if system.kind == "macos":
        return (run("xcode-select --install"),)
    return (do("install %s with your system's package manager" % package),)


def check_identity(machine: Machine, system: System) -> Result:
    name = "git-name"
    why = "Git refuses to commit before it knows who you are."
    mend = (
        run('git config --global user.name "Your Name"'),
        run('git config --global user.email "you@example.com"'),
    )
    if check_git(machine, system).status != PASS:
        return Result(MISSING, name, "git is not there yet", why, "notebook-to-package", mend)
    person = machine.run("git", "config", "--get", "user.name")
    address = machine.run("git", "config", "--get", "user.email")
    lacking = [
        key
        for key, value in (("user.name", person), ("user.email", address))
        if value.code != 0 or not value.output
    ]
    if not lacking:
        return Result(PASS, name, "user.name and user.email are set")
    found = "no " + " and no ".join(lacking)
    mend = tuple(step for step in mend if any(key in step.text for key in lacking))
    return Result(MISSING, name, found, why, "notebook-to-package", mend)


def check_line_ends(machine: Machine, system: System) -> Result:
    name = "line-ends"
    why = "Linux takes the CR of CRLF as part of a word: bash\\r is a program nobody has."
    found = machine.run("git", "config", "--get", "core.autocrlf")
    if found.code == 0 and found.output.lower() in ("true", "yes", "on", "1"):
        return Result(
            MISSING,
            name,
            "core.autocrlf is true: Git writes CRLF when it checks out",
            why,
            "notebook-to-package",
            (
                run("git config --global core.autocrlf input"),
                do("clone again what you cloned before"),
            ),
        )
    broken = [
        path
        for path, line in machine.first_lines()
        if line.startswith(b"#!") and line.endswith(b"\r\n")
    ]
    if not broken:
        return Result(PASS, name, "Git writes LF; no script here has CRLF")
    shown = ", ".join(broken[:3])
    more = "" if len(broken) <= 3 else " and %d more" % (len(broken) - 3)
    quoted = " ".join("'%s'" % path.replace("'", "'\\''") for path in broken[:10])
    return Result(
        MISSING,
        name,
        "CRLF in %s%s" % (shown, more),
        why,
        "notebook-to-package",
        (run("perl -pi -e 's/\\r$//' " + quoted),),
    )


def check_curl(machine: Machine, system: System) -> Result:
    name = "curl"
    if machine.which("curl"):
        return Result(PASS, name, dotted(version_in(machine.run("curl", "--version").output)))
    why = "The lessons call the prediction service with it."
    mend = _install(system, "curl")
    return Result(MISSING, name, "not found", why, "fastapi-prediction-service", mend)


def check_index(machine: Machine, system: System) -> Result:
    name = "index"
    answer = machine.ask_index()
    if answer.kind == "ok":
        return Result(PASS, name, answer.detail)
    found = answer.detail
    mirrors = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
    mirror = next((key for key in mirrors if machine.environment.get(key)), "")
    if mirror:
        why = "%s names another index; uv and pip ask that one." % mirror
        return Result(NOTE, name, found, why)
    why = "uv fetches packages from there: some 90 MB for the first lab, less later from its cache."
    if answer.kind == "certificate":
        if system.kind == "macos":
            why = "This Python does not know macOS's certificates. uv brings its own, so labs work."
            return Result(NOTE, name, found, why)
        mend = (
            do("a company that reads HTTPS has a root certificate of its own; let uv use it:"),
            run("export UV_SYSTEM_CERTS=1"),
        )
    elif answer.kind == "refused":
        mend = (
            do("ask who runs the network for its package mirror, then for example:"),
            run("export UV_DEFAULT_INDEX=https://mirror.example/simple"),
        )
    else:
        mend = (
            do("open https://pypi.org in a browser; if that works you may be behind a proxy:"),
            run("export HTTPS_PROXY=http://proxy.example:8080"),
            do("without a network, preflight.py --offline leaves this check out"),
        )
    return Result(MISSING, name, found, why, "notebook-to-package", mend)


def check_docker(machine: Machine, system: System) -> Result:
    name = "docker"
    why = "It builds images and runs containers."
    if not machine.which("docker"):
        return _check_podman(machine, system, why)
    found = machine.run("docker", "version", "--format", "{{.Server.Version}}")
    version = version_in(found.output)
    if found.code == 0 and version:
        if version[:2] < OLDEST_DOCKER:
            advice = "Before 23, BuildKit is off by default: export DOCKER_BUILDKIT=1."
            return Result(NOTE, name, dotted(version), advice)
        return Result(PASS, name, dotted(version))
    text = found.output.lower()
    if "could not be found in this wsl" in text:
        problem = "Docker Desktop does not serve this WSL distribution"
        mend = (
            do("start Docker Desktop; in Settings, Resources, WSL integration, switch this one on"),
        )  # type: Tuple[Mend, ...]
    elif "permission denied" in text:
        problem = "the daemon runs, this user may not use it"
        mend = (run("sudo usermod -aG docker $USER"), do("log out and in again"))
        if system.kind == "wsl2":
            mend = (mend[0], windows("wsl --shutdown"), do("open Ubuntu again"))
    else:
        problem = "the daemon does not answer"
        start = {
            "macos": "colima start",
            "wsl2": "sudo service docker start",
        }.get(system.kind, "sudo systemctl start docker")
        mend = (run(start),)
        if system.kind in ("macos", "wsl2"):
            mend += (do("or start the desktop program you installed"),)
    return Result(MISSING, name, problem, why, FIRST_CONTAINER_STEP, mend)


def _check_podman(machine: Machine, system: System, why: str) -> Result:
    if machine.which("podman"):
        found = machine.run("podman", "info", "--format", "{{.Version.Version}}")
        if found.code == 0:
            text = "podman %s; type podman where a lab says docker" % dotted(
                version_in(found.output)
            )
            return Result(PASS, "docker", text)
        start = "podman info" if system.kind != "macos" else "podman machine init --now"
        mend = (run(start),)  # type: Tuple[Mend, ...]
        problem = "podman is there and does not answer"
        return Result(MISSING, "docker", problem, why, FIRST_CONTAINER_STEP, mend)
    mend = (do("choose one: the lesson workstation-preflight compares them and their licences"),)
    if system.packages == "brew":
        mend += (
            run("brew install colima docker docker-compose docker-buildx"),
            run("colima start"),
        )
    elif system.packages == "dnf":
        mend += (run("sudo dnf install -y podman"),)
    else:
        mend += (do("https://docs.docker.com/engine/install/"),)
    return Result(MISSING, "docker", "not found", why, FIRST_CONTAINER_STEP, mend)


def check_compose(machine: Machine, system: System) -> Result:
    name = "compose"
    for engine in ("docker", "podman"):
        if machine.which(engine):
            found = machine.run(engine, "compose", "version", "--short")
            version = version_in(found.output)
            if found.code == 0 and version:
                return Result(PASS, name, dotted(version))
    why = "It starts the API, the tracking server, the database and the app together."
    mend = (do("https://docs.docker.com/compose/install/linux/"),)
    if system.packages == "brew":
        mend = (run("brew install docker-compose"), do("link it as its last lines say"))
    return Result(MISSING, name, "not found", why, "compose-the-stack", mend)


def check_kubectl(machine: Machine, system: System) -> Result:
    name = "kubectl"
    if machine.which("kubectl"):
        found = version_in(machine.run("kubectl", "version", "--client").output)
        return Result(PASS, name, dotted(found) or "found")
    brew = system.packages == "brew"
    mend = run("brew install kubectl") if brew else do("https://kubernetes.io/docs/tasks/tools/")
    return Result(
        MISSING, name, "not found", "It talks to a Kubernetes cluster.", FIRST_CLUSTER_STEP, (mend,)
    )


def check_kind(machine: Machine, system: System) -> Result:
    name = "kind"
    if machine.which("kind"):
        found = version_in(machine.run("kind", "version").output)
        return Result(PASS, name, dotted(found) or "found")
    page = "https://kind.sigs.k8s.io/docs/user/quick-start/#installation"
    mend = run("brew install kind") if system.packages == "brew" else do(page)
    why = "It runs a Kubernetes cluster inside the container engine, on your laptop."
    return Result(MISSING, name, "not found", why, FIRST_CLUSTER_STEP, (mend,))


Check = Callable[[Machine, System], Result]
CHECKS = (
    check_system,
    check_processor,
    check_memory,
    check_disk,
    check_folder,
    check_python,
    check_uv,
    check_git,
    check_identity,
    check_line_ends,
    check_curl,
    check_index,
    check_docker,
    check_compose,
    check_kubectl,
    check_kind,
)  # type: Tuple[Check, ...]


def examine(machine: Machine, last_step: str, checks: Sequence[Check] = CHECKS) -> List[Result]:
    """Runs the checks; what only steps after ``last_step`` need becomes a note."""
    system = system_of(machine)
    if system.kind == "windows":
        return [check_system(machine, system)]
    results = [check(machine, system) for check in checks]
    return [as_needed_by(result, last_step) for result in results]


def as_needed_by(result: Result, last_step: str) -> Result:
    """Turns what is missing into a note if it is first needed after a step."""
    if result.status != MISSING or STEPS.index(result.first) <= STEPS.index(last_step):
        return result
    return result._replace(
        status=NOTE, found="%s; first needed in %s" % (result.found, result.first)
    )


# ---- What is printed ----


def report(machine: Machine, results: Sequence[Result], last_step: str) -> str:
    """Returns one line a check; below what is missing: why, since when, and what to do."""
    lines = []  # type: List[str]
    for result in results:
        lines.append("%-8s %-10s %s" % (result.status, result.name, result.found))
        if result.status == MISSING:
            lines += [*_below("why", result.why), *_below("needed in", result.first)]
            lines += [line for step in result.mend for line in _below(step.how, step.text)]
        elif result.status == NOTE and not result.first:
            lines += _below("why", result.why)
    return "\n".join([*lines, "", *_summary(results, last_step)])


def _below(word: str, text: str) -> List[str]:
    """Returns a line below a check; commands are never broken, so that they can be copied."""
    parts = [text] if word in ("run", "windows") else textwrap.wrap(text, 80)
    return ["%9s%-10s %s" % ("", word if at == 0 else "", part) for at, part in enumerate(parts)]


def _summary(results: Sequence[Result], last_step: str) -> List[str]:
    missing = [result.name for result in results if result.status == MISSING]
    later = {result.first for result in results if result.status == NOTE and result.first}
    if missing:
        return [
            "Missing for the steps up to %s: %s." % (last_step, ", ".join(missing)),
            "Mend them from the top, then run preflight.py again.",
        ]
    lines = ["Nothing is missing for the steps up to %s." % last_step]
    if later:
        next_step = min(later, key=STEPS.index)
        lines.append("Before %s: python3 preflight.py --for %s" % (next_step, next_step))
    return lines


def as_json(machine: Machine, results: Sequence[Result], last_step: str) -> str:
    """Returns the report for programs. New keys may come; present ones keep their meaning."""
    system = system_of(machine)
    return json.dumps(
        {
            "preflight": FORMAT,
            "ready": all(result.status != MISSING for result in results),
            "for": last_step,
            "system": {"kind": system.kind, "title": system.title, "processor": machine.processor},
            "checks": [_plain(result) for result in results],
        },
        indent=2,
    )


def _plain(result: Result) -> Dict[str, object]:
    plain = dict(result._asdict())
    plain["mend"] = [dict(step._asdict()) for step in result.mend]
    return plain


def _printable(text: str) -> str:
    """Returns text that this terminal can print, whatever its encoding."""
    encoding = sys.stdout.encoding or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


# ---- The command line ----


def _step(text: str) -> str:
    step = text.strip().strip("/").split("/")[-1]
    if step in STEPS:
        return step
    near = difflib.get_close_matches(step, STEPS, 1, 0.5)
    hint = " Did you mean %s?" % near[0] if near else ""
    raise argparse.ArgumentTypeError("there is no lesson or lab %r.%s" % (text, hint))


def _arguments(words: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="preflight.py",
        description="Says whether this computer is ready for the lessons and labs.",
        epilog="Needs no root, changes nothing, sends nothing but one HEAD request to pypi.org.",
    )
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument(
        "--for", dest="step", type=_step, metavar="LESSON", help="what that lesson or lab needs"
    )
    goal.add_argument(
        "--all",
        dest="step",
        action="store_const",
        const=STEPS[-1],
        help="what the whole path needs",
    )
    parser.add_argument("--offline", action="store_true", help="do not ask pypi.org")
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.set_defaults(step=LAST_STEP_NOW)
    return parser.parse_args(words)


def main(words: Optional[Sequence[str]] = None, machine: Optional[Machine] = None) -> int:
    """Prints the report and returns the exit code."""
    arguments = _arguments(words)
    machine = machine or Machine()
    checks = [check for check in CHECKS if not (arguments.offline and check is check_index)]
    results = examine(machine, arguments.step, checks)
    if arguments.offline and len(results) > 1:
        at = [result.name for result in results].index("curl") + 1
        skipped = Result(NOTE, "index", "not asked", "You wrote --offline.")
        results.insert(at, skipped)
    write = as_json if arguments.json else report
    print(_printable(write(machine, results, arguments.step)))
    return 1 if any(result.status == MISSING for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
