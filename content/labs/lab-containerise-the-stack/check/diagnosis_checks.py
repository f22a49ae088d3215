"""The ten broken files: what is said about them, and whether they are mended."""

import re
import subprocess
import tempfile
from pathlib import Path
from shutil import copyfile

import yaml

from compose_file import ComposeFile
from dockerfile import Dockerfile, pinned
from lab_report import Unmet

# What is wrong, in which file, and on which lines one may point at it.
ANSWERS = {
    "d1": ("crlf-script", "gitattributes", (3,)),
    "d2": ("cache-not-writable", "Dockerfile", (5, 7)),
    "d3": ("shell-is-pid-1", "Dockerfile", (5,)),
    "d4": ("secret-in-image", "Dockerfile", (2, 5)),
    "d5": ("arm64-image", "Dockerfile", (1,)),
    "d6": ("floating-tag", "Dockerfile", (1,)),
    "c1": ("unset-variable", "compose.yaml", (6,)),
    "c2": ("localhost-in-container", "compose.yaml", (9,)),
    "c3": ("starts-before-ready", "compose.yaml", (15, 16)),
    "c4": ("bind-mount-hides-venv", "compose.yaml", (6,)),
}
QUESTIONS = {
    "d1": "how does the first line of the script end once git has written it, and which program is looked for then?",
    "d2": "who runs the command that fails, and which folder is its home?",
    "d3": "which process has number 1, and what does it do with SIGTERM?",
    "d4": "what does `docker history --no-trunc` show?",
    "d5": "for which processor is the image, and what has the machine that starts it?",
    "d6": "which Python did that tag name in August, and which today?",
    "c1": "what does `docker compose config` put in the place of the variable?",
    "c2": "who is localhost for the process in `ui`?",
    "c3": "what does `depends_on` with a plain list wait for?",
    "c4": "what is in /app of the container once the folder is mounted?",
}
LEAST_LETTERS = 20


class DiagnosisChecks:
    def __init__(self, folder):
        self.folder = folder
        self.broken = folder / "broken"

    def said(self):
        path = self.folder / "diagnosis.yaml"
        if not path.exists():
            raise Unmet("there is no diagnosis.yaml: take it from the starter")
        try:
            found = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            raise Unmet(f"diagnosis.yaml is not YAML: {str(error).splitlines()[-1].strip()}") from error
        return found if isinstance(found, dict) else {}

    def diagnosed(self, cases):
        said = self.said()
        for case in cases:
            fault, file, lines = ANSWERS[case]
            given = said.get(case) or {}
            if not given.get("fault"):
                raise Unmet(f"diagnosis.yaml says nothing about {case} yet")
            if given["fault"] != fault:
                raise Unmet(f"{case} has another fault than `{given['fault']}`. Ask: {QUESTIONS[case]}")
            if Path(str(given.get("file", ""))).name.lstrip(".") != file or given.get("line") not in lines:
                raise Unmet(
                    f"{case}: the fault is right, the place is not: which line of which file has to change? "
                    "Count in the file as it was sent"
                )
            if len(str(given.get("fix", ""))) < LEAST_LETTERS:
                raise Unmet(f"{case}: write into `fix` what you change and why that helps, in one sentence")

    def image_diagnosed(self):
        self.diagnosed([case for case in ANSWERS if case.startswith("d")])

    def stack_diagnosed(self):
        self.diagnosed([case for case in ANSWERS if case.startswith("c")])

    # The mended files, read.

    def images_mended(self):
        for case in ("d1", "d2", "d3", "d4", "d5", "d6"):
            getattr(self, f"_{case}")()

    def stacks_mended(self):
        for case in ("c1", "c2", "c3", "c4"):
            getattr(self, f"_{case}")(ComposeFile(self.broken / case / "compose.yaml", f"broken/{case}/compose.yaml"))

    def _dockerfile(self, case):
        return Dockerfile(self.broken / case / "Dockerfile", f"broken/{case}/Dockerfile")

    def _d1(self):
        content = script_after_checkout(self.broken / "d1")
        if b"\r" in content:
            raise Unmet("broken/d1: a checkout still writes entrypoint.sh with CRLF: its rule must say eol=lf")

    def _d2(self):
        file = self._dockerfile("d2")
        user = file.final.last("USER")
        if user is None or user.text.split(":")[0] in ("0", "root"):
            raise Unmet("broken/d2: it works as root, and that is no fix: the image must end with USER 10001")
        if "--locked" not in " ".join(run.text for run in file.every("RUN")):
            raise Unmet("broken/d2: keep `uv sync --locked`")

    def _d3(self):
        file = self._dockerfile("d3")
        for found in file.final.all("CMD", "ENTRYPOINT"):
            words = found.exec_form()
            if words is None or Path(words[0]).name in ("sh", "bash", "dash"):
                raise Unmet(f'{file.at(found.line)}: a shell is still process 1; write CMD ["python", "serve.py"]')

    def _d4(self):
        file = self._dockerfile("d4")
        for found in file.every("ARG", "ENV"):
            if "TOKEN" in found.text:
                raise Unmet(f"{file.at(found.line)}: a token in {found.word} stays readable in the image")
        if not any("type=secret" in run.text for run in file.every("RUN")):
            raise Unmet("broken/d4: give the token to that one command: RUN --mount=type=secret,id=partner_token …")

    def _d5(self):
        file = self._dockerfile("d5")
        text = self.broken.joinpath("d5", "Dockerfile").read_text(encoding="utf-8")
        if re.search(r"linux/arm64|arm64v8/", text):
            raise Unmet(f"{file.at(file.final.line)} still asks for arm64, whatever machine builds it")

    def _d6(self):
        file = self._dockerfile("d6")
        if not all(pinned(image) for image, _ in file.images()):
            raise Unmet(f"{file.at(file.final.line)} still names a tag that moves")

    def _c1(self, file):
        if re.search(r"\$(\{MLFLOW_VERSION\}|MLFLOW_VERSION)", file.text):
            raise Unmet(f"{file.name}: without the variable the text is still empty: write ${{MLFLOW_VERSION:?…}}")

    def _c2(self, file):
        if file.environment("ui").get("SAMPAI_API_URL", "").rstrip("/") != "http://api:8000":
            raise Unmet(f"{file.name}: in the network of the stack the API is http://api:8000")

    def _c3(self, file):
        if file.conditions("mlflow").get("db") != "service_healthy":
            raise Unmet(f"{file.name}: `mlflow` still starts as soon as `db` has started; wait for its health")

    def _c4(self, file):
        mounts = file.mounts("api")
        covers = [target for _, target in mounts if "/app/.venv/bin".startswith(target.rstrip("/") + "/")]
        if covers and "/app/.venv" not in [target for _, target in mounts]:
            raise Unmet(f"{file.name}: a mount at {covers[0]} still covers /app/.venv; mount only what you edit")


def script_after_checkout(case):
    """The script as git writes it with the rules of this folder."""
    with tempfile.TemporaryDirectory() as temporary:
        copyfile(case / "gitattributes", Path(temporary) / ".gitattributes")
        script = Path(temporary) / "entrypoint.sh"
        script.write_bytes((case / "entrypoint.sh").read_bytes().replace(b"\r\n", b"\n"))
        for words in (["init", "--quiet"], ["add", "--all"], ["checkout-index", "--force", "--all"]):
            if words[0] == "checkout-index":
                script.unlink()
            command = ["git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false", *words]
            done = subprocess.run(command, cwd=temporary, capture_output=True, check=False)
            if done.returncode != 0:
                raise Unmet(f"git {words[0]} failed: {done.stderr.decode(errors='replace').strip()}")
        return script.read_bytes()
